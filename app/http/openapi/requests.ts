import { Declaration } from '#app/domain/incidents/declare.ts'
import { UpdateInput } from '#app/domain/incidents/draft-update.ts'
import { ScopeInput } from '#app/domain/incidents/link-tickets.ts'
import { StageAction } from '#app/domain/incidents/run-stage.ts'
import { ProviderReports } from '#app/domain/receipts/sources.ts'
import { ReportInput } from '#app/domain/reports/report.ts'
import { Subscription } from '#app/domain/subscribers/subscribe.ts'
import { SurveyAnswer } from '#app/domain/surveys/answer.ts'
import { ReplyInput } from '#app/domain/tickets/reply.ts'
import { Transition } from '#app/domain/tickets/transition.ts'
import { ticketChannels } from '#app/domain/tickets/vocabulary.ts'
import { z } from 'zod'

/** The bodies that calls take: the very schemas they are parsed by. */
export const requests = {
  NewTicket: ReportInput.extend({ channel: z.enum(ticketChannels).default('api') }),
  NewMessage: ReplyInput,
  Transition,
  NewIncident: Declaration,
  ScopeChange: ScopeInput,
  StageAction,
  NewUpdate: UpdateInput,
  NewSubscriber: Subscription,
  SurveyAnswer,
  ProviderReports,
} as const
export type RequestName = keyof typeof requests
