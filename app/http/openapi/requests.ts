import { Declaration } from '#app/domain/incidents/incidents/declare.ts'
import { UpdateInput } from '#app/domain/incidents/incidents/draft-update.ts'
import { ScopeInput } from '#app/domain/incidents/incidents/link-tickets.ts'
import { StageAction } from '#app/domain/incidents/incidents/run-stage.ts'
import { smsVendors } from '#app/platform/sms/vendors.ts'
import { ReportInput } from '#app/domain/intake/reports/report.ts'
import { Subscription } from '#app/domain/delivery/subscribers/subscription.ts'
import { SurveyAnswer } from '#app/domain/desk/ratings/answer-survey.ts'
import { ReplyInput } from '#app/domain/desk/tickets/reply.ts'
import { Transition } from '#app/domain/desk/tickets/transition.ts'
import { openChannels } from '#app/domain/ground/vocabulary/ticket-words.ts'
import { z } from 'zod'

/** The bodies of calls, by the schemas that parse them. */
export const requests = {
  NewTicket: ReportInput.extend({ channel: z.enum(openChannels).default('api') }),
  NewMessage: ReplyInput,
  Transition,
  NewIncident: Declaration,
  ScopeChange: ScopeInput,
  StageAction,
  NewUpdate: UpdateInput,
  NewSubscriber: Subscription,
  SurveyAnswer,
  ProviderReports: z.union(smsVendors.flatMap(({ receipts }) => receipts?.bodies ?? [])),
} as const
export type RequestName = keyof typeof requests
