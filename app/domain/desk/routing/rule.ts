import { z } from 'zod'
import { invoiceKinds } from '#app/domain/invoices/reading/kinds.ts'
import {
  priorities,
  reporterTypes,
  symptoms,
  ticketChannels,
  ticketKinds,
} from '#app/domain/ground/vocabulary/ticket-words.ts'

const anyOf = <Word extends string>(words: readonly Word[]) => z.array(z.enum(words)).nonempty().optional()

/** What a rule asks of a ticket: each field present must be one of its words; an absent field does not matter. */
export const RuleConditions = z.strictObject({
  kind: anyOf(ticketKinds),
  symptom: anyOf(symptoms),
  causeCode: z.array(z.string().min(1)).nonempty().optional(),
  invoiceKind: anyOf(invoiceKinds),
  /** Four digits as in invoice codes (`1100`), or a province's first two. */
  region: z
    .array(z.string().regex(/^\d{2}(\d{2})?$/))
    .nonempty()
    .optional(),
  channel: anyOf(ticketChannels),
  reporterType: anyOf(reporterTypes),
  category: z.array(z.string().min(1)).nonempty().optional(),
})

export const RuleOutcome = z.strictObject({
  /** Absent: the department of the ticket's category. */
  department: z.string().min(1).optional(),
  assignBy: z.enum(['fewest_open', 'round_robin', 'none']),
  /** Absent: from urgency and impact of the category. */
  priority: z.enum(priorities).optional(),
  tags: z.array(z.string().min(1)).default([]),
})

export type RuleConditions = z.infer<typeof RuleConditions>
export type RuleOutcome = z.infer<typeof RuleOutcome>

export interface RoutingRule {
  name: string
  conditions: RuleConditions
  outcome: RuleOutcome
}
