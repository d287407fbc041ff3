import { z } from 'zod'
import { FormerColumns } from '#app/domain/desk/tickets/restore.ts'

const ids = z.array(z.uuid())

/** Of one ticket: what it was before, its version after, and the rows that the step has made. */
export const TicketStep = z.object({
  id: z.uuid(),
  number: z.string(),
  version: z.number(),
  former: FormerColumns,
  events: ids,
  messages: ids,
  files: ids,
  surveys: ids,
  notices: ids,
  /** Raised by the step, and ended by it. */
  alarms: ids.default([]),
  endedAlarms: ids.default([]),
  /** The people whom it made watch. */
  watchers: ids.default([]),
})
export type TicketStep = z.input<typeof TicketStep>

/** One of many that stayed as it was, and why: a key of the errors catalogue, and the field to blame. */
export const Skipped = z.object({ number: z.string(), reason: z.string(), field: z.string().nullable() })
export type Skipped = z.output<typeof Skipped>

export const BulkResult = z.object({ done: z.number(), skipped: z.array(Skipped) })
export type BulkResult = z.output<typeof BulkResult>

/** `result`: what came of a bulk action. */
export const StepBefore = z.object({ tickets: z.array(TicketStep), result: BulkResult.optional() })

/** What the click needs on its way to us, on top of the seconds that the page shows. */
export const allowanceSeconds = 2
