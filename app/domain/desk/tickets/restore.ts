import { eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { tickets } from '#db/schema/index.ts'
import type { Context } from '#app/domain/ground/context.ts'
import { notFound } from '#app/domain/ground/errors/errors.ts'
import { isOpen } from '#app/domain/ground/vocabulary/open-states.ts'
import { stateOf } from './move.ts'
import { holdOpenReports, releaseOpenReports } from './open-reports.ts'
import type { Ticket } from './ticket.ts'

const time = z.iso
  .datetime()
  .transform((text) => new Date(text))
  .nullable()
const text = z.string()

/** Everything that an action of staff changes in a ticket's row and that can be put back. */
export const FormerColumns = z
  .object({
    state: text,
    kind: text,
    category: text,
    symptom: text.nullable(),
    causeCode: text.nullable(),
    subject: text,
    priority: text,
    tags: z.array(text),
    departmentId: text,
    assignBy: text,
    assigneeId: text.nullable(),
    incidentId: text.nullable(),
    resolutionCount: z.number(),
    reopenCount: z.number(),
    lastActivityAt: time.unwrap(),
    staffWroteAt: time,
    firstResponseDueAt: time,
    firstRespondedAt: time,
    nextUpdateDueAt: time,
    resolutionDueAt: time,
    pausedAt: time,
    atRiskAt: time,
    breachedAt: time,
    responseBreachedAt: time,
    rectificationDueAt: time,
    resolvedAt: time,
    closedAt: time,
    supervisedAt: time,
  })
  .partial()
export type FormerColumns = z.output<typeof FormerColumns>

/** What stood in the row before, of the columns that stand otherwise now; as JSON keeps it. */
export function formerColumns(before: Ticket, after: Ticket): z.input<typeof FormerColumns> {
  const changed = FormerColumns.keyof().options.filter(
    (name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]),
  )
  return JSON.parse(JSON.stringify(Object.fromEntries(changed.map((name) => [name, before[name]]))))
}

/**
 * Puts a locked ticket back as it was. Beside `moveTicket` the only writer of a state: taking back is no move of the
 * state machine but the end of one that nobody has seen. The version grows on.
 */
export async function restoreTicket(tx: Context, ticket: Ticket, former: FormerColumns): Promise<Ticket> {
  const [restored] = await tx.db
    .update(tickets)
    .set({ ...former, version: sql`${tickets.version} + 1` })
    .where(eq(tickets.id, ticket.id))
    .returning()
  if (!restored) throw notFound()
  const [was, is] = [isOpen(stateOf(ticket)), isOpen(stateOf(restored))]
  if (was && !is) await releaseOpenReports(tx, ticket.id)
  if (!was && is) await holdOpenReports(tx, restored)
  return restored
}
