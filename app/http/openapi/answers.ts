import { z } from 'zod'
import { inOtherLanguages } from '#app/i18n/language.ts'
import { noticeStates } from '#app/domain/delivery/ledger/notice-states.ts'
import { smsVendors } from '#app/platform/sms/vendors.ts'
import { incidentStatuses } from '#app/domain/ground/vocabulary/incident-words.ts'
import { invoiceKinds } from '#app/domain/invoices/reading/kinds.ts'
import { components } from '#app/domain/ground/vocabulary/components.ts'
import {
  priorities,
  symptoms,
  ticketChannels,
  ticketKinds,
  ticketStates,
} from '#app/domain/ground/vocabulary/ticket-words.ts'

// What calls answer, written down once more than the code that makes it: every answer of the contract tests is held
// beside these, so that neither can change alone.

const time = z.iso.datetime()
const number = z.string().describe('As people say it, for example K7M-2QX-9D4F.')
const text = z.object({ 'zh-CN': z.string(), ...inOtherLanguages(z.string().optional()) })
const dueAt = z.object({ firstResponse: time.nullable(), resolution: time.nullable() })
const details = z.record(z.string(), z.unknown())
const listOf = <Item extends z.ZodType>(item: Item) =>
  z.object({
    items: z.array(item),
    next: z.string().nullable().describe('Pass it as `after` for the next page.'),
  })

const Ticket = z.object({
  number,
  kind: z.enum(ticketKinds),
  category: z.string(),
  symptom: z.enum(symptoms).nullable(),
  subject: z.string(),
  state: z.enum(ticketStates),
  department: z.string(),
  priority: z.enum(priorities),
  causeCode: z.string().optional(),
  channel: z.enum(ticketChannels),
  incident: z.string().optional().describe('The number of the incident it is linked to.'),
  drill: z.literal(true).optional().describe('A copy made for a drill.'),
  dueAt,
  firstRespondedAt: time.nullable(),
  resolvedAt: time.nullable(),
  createdAt: time,
  version: z.int().describe('Send it back as `seenVersion`.'),
})

const FiledTicket = Ticket.extend({
  trackUrl: z
    .url()
    .describe("The reporter's own signed link. It stands in this answer alone: pass it on to nobody else."),
})

const TicketRow = Ticket.pick({
  number: true,
  kind: true,
  subject: true,
  state: true,
  department: true,
  priority: true,
  channel: true,
  incident: true,
  drill: true,
  dueAt: true,
  resolvedAt: true,
  createdAt: true,
}).extend({ lastActivityAt: time })

const Message = z.object({
  id: z.uuid(),
  visibility: z.enum(['public', 'internal']),
  body: z
    .string()
    .describe(
      'What staff write is Markdown: bold, lists, links and quotations. What a reporter writes is no markup.',
    ),
  createdAt: time,
})

const WholeTicket = Ticket.extend({
  description: z.string(),
  messages: z.array(Message.extend({ author: z.enum(['reporter', 'staff', 'system']), channel: z.string() })),
  events: z.array(z.object({ id: z.uuid(), at: time, action: z.string(), actor: z.string(), details })),
})

const Stage = z.object({
  key: z.string().describe('As its plan has it.'),
  name: text,
  plannedMinutes: z.int(),
  extendedMinutes: z.int(),
  dueAt: time,
  startedAt: time.nullable(),
  completedAt: time.nullable(),
  skippedAt: time.nullable(),
  reason: z.string().nullable(),
})

const Incident = z.object({
  number,
  title: text,
  severity: z.int().min(1).max(4),
  components: z.array(z.enum(components)).describe('None: the whole service.'),
  regions: z.array(z.string()),
  invoiceKinds: z.array(z.enum(invoiceKinds)).describe('Which invoices it may be behind. None: any.'),
  symptoms: z.array(z.enum(symptoms)).describe('None: those that its components would show.'),
  issuedFrom: z.iso.date().nullable(),
  issuedUntil: z.iso.date().nullable(),
  drill: z.boolean(),
  publicStatus: z.enum(incidentStatuses),
  stages: z.array(Stage),
  eta: time.nullable(),
  nextUpdateAt: time.nullable(),
  declaredAt: time,
  resolvedAt: time.nullable(),
})

const IncidentRow = Incident.pick({
  number: true,
  title: true,
  severity: true,
  publicStatus: true,
  declaredAt: true,
  resolvedAt: true,
  eta: true,
  nextUpdateAt: true,
  drill: true,
}).extend({
  publishedAt: time.nullable(),
  commander: z.string().nullable(),
  tickets: z.int(),
  drafts: z.int(),
})

const count = z.int().min(0)

/** A fixed acknowledgement, whose exact values the provider expects. */
const shapeOf = (answer: Readonly<Record<string, string | number | boolean>>) =>
  z.object(
    Object.fromEntries(
      Object.entries(answer).map(([name, value]) => [
        name,
        typeof value === 'string' ? z.string() : z.literal(value),
      ]),
    ),
  )

export const answers = {
  Ticket,
  FiledTicket,
  DuplicateTicket: Ticket.partial()
    .required({ number: true, state: true })
    .extend({ duplicate: z.literal(true) }),
  WholeTicket,
  TicketList: listOf(TicketRow),
  Message,
  Incident,
  IncidentList: listOf(IncidentRow),
  Scope: z.object({
    number,
    scope: z.object({
      tickets: count,
      openTickets: count,
      contacts: count,
      departments: z.array(
        z.object({ key: z.string(), name: z.record(z.string(), z.string()), tickets: count }),
      ),
    }),
  }),
  Stages: Incident.pick({ number: true, stages: true, eta: true, publicStatus: true }),
  PublishedUpdate: z.object({
    id: z.uuid(),
    seq: z.int().min(1),
    notice: z.object({ id: z.uuid() }).nullable().describe('Null where nobody is notified.'),
  }),
  Notice: z.object({
    id: z.uuid(),
    state: z.enum(noticeStates),
    audience: count,
    counts: z.object({
      queued: count,
      sending: count,
      sent: count,
      delivered: count,
      temporary: count,
      permanent: count,
      suppressed: count,
      cancelled: count,
    }),
    scheduledAt: time.nullable().describe('Its messages do not leave before then.'),
    startedAt: time.nullable(),
    pausedAt: time.nullable(),
    finishedAt: time.nullable(),
  }),
  Paused: z.object({ paused: z.literal(true) }),
  Resumed: z.object({ resumed: z.literal(true) }),
  Cancelled: z.object({ cancelled: z.literal(true) }),
  Retried: z.object({ retried: count.describe('Messages that are sent again.') }),
  Subscriber: z.object({ id: z.uuid(), channel: z.string(), confirmed: z.boolean() }),
  SandboxMessageList: listOf(
    z.object({
      id: z.uuid(),
      channel: z.string(),
      to: z.string(),
      subject: z.string().optional(),
      text: z.string(),
      html: z.string().optional(),
      headers: z.record(z.string(), z.string()).optional(),
      deliveryId: z.uuid(),
      notice: z.uuid().optional(),
      at: time,
    }),
  ),
  ReportsTaken: z
    .union(smsVendors.flatMap(({ receipts }) => (receipts ? [shapeOf(receipts.answer)] : [])))
    .describe('In the words that each provider waits for.'),
  MailTaken: z.object({ received: z.literal(true) }),
  SurveyRecorded: z.object({ recorded: z.literal(true) }),
  Problem: z.object({
    type: z.string().describe('Stable: programs tell problems apart by it.'),
    title: z.string().describe('For people, in the language of Accept-Language.'),
    status: z.int(),
    errors: z
      .array(z.object({ field: z.string(), message: z.string() }))
      .optional()
      .describe('Each field that is wrong, for example `contact.email`.'),
    details: details.optional(),
  }),
} as const
export type AnswerName = keyof typeof answers
