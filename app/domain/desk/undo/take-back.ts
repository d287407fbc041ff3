import { and, eq, inArray, sql } from 'drizzle-orm'
import {
  deliveries,
  drafts,
  files,
  incidents,
  messages,
  notices,
  surveys,
  tickets,
  undoSteps,
} from '#db/schema/index.ts'
import { record } from '#app/domain/ground/audit/record.ts'
import { inTransaction, type Context } from '#app/domain/ground/context.ts'
import { conflict, ensure, notFound } from '#app/domain/ground/errors/errors.ts'
import { asStates } from '#app/domain/delivery/ledger/delivery-states.ts'
import { reopenAlarms, withdrawAlarms } from '#app/domain/delivery/alarms/take-back-alarms.ts'
import { removeWatcher } from '#app/domain/desk/watchers/watchers.ts'
import { withdrawUnsent } from '#app/domain/delivery/ledger/withdraw-unsent.ts'
import { restoreTicket } from '#app/domain/desk/tickets/restore.ts'
import { takenBack } from '#app/domain/desk/tickets/taken-back.ts'
import { subjectOf, type Ticket } from '#app/domain/desk/tickets/ticket.ts'
import { isUuid } from '#app/platform/uuid.ts'
import type { z } from 'zod'
import { StepBefore, TicketStep } from './undo-step.ts'

type Part = z.output<typeof TicketStep>
type TakenBack = { action: string; numbers: string[]; kept: number }

/**
 * Takes back what somebody did a moment ago: once, by themselves, while its time lasts by the database's clock. A ticket
 * that has changed since, or whose message has left, stays as it is (`kept`); where that is all of them, the whole is
 * refused. A message goes back into the composer, what was not sent yet is never sent, and the history tells of it.
 */
export function takeBack(ctx: Context, stepId: string): Promise<TakenBack> {
  return inTransaction(ctx, async (tx) => {
    const step = await lockStep(tx, stepId)
    const { tickets: parts } = StepBefore.parse(step.before)
    const locked = await tx.db
      .select()
      .from(tickets)
      .where(
        inArray(
          tickets.id,
          parts.map(({ id }) => id),
        ),
      )
      .orderBy(tickets.id)
      .for('update')
    const gone = await sentOf(tx, parts)
    const done: string[] = []
    for (const ticket of locked) {
      const part = parts.find(({ id }) => id === ticket.id)
      if (!part || part.version !== ticket.version || part.notices.some((id) => gone.has(id))) continue
      await putBack(tx, ticket, part, step.action)
      done.push(ticket.number)
    }
    if (done.length === 0) throw conflict(gone.size > 0 ? 'undo.sent' : 'undo.moved')
    await tx.db.update(undoSteps).set({ usedAt: tx.now }).where(eq(undoSteps.id, step.id))
    return { action: step.action, numbers: done, kept: parts.length - done.length }
  })
}

async function lockStep(tx: Context, id: string) {
  const { actor } = tx
  ensure(actor.type === 'staff' && isUuid(id), notFound)
  const [row] = await tx.db
    .select({ step: undoSteps, isOver: sql<boolean>`${undoSteps.until} <= now()` })
    .from(undoSteps)
    .where(and(eq(undoSteps.id, id), eq(undoSteps.staffId, actor.id)))
    .for('update')
  if (!row) throw notFound()
  if (row.step.usedAt) throw conflict('undo.used')
  if (row.isOver) throw conflict('undo.over')
  return row.step
}

/** Notices of which something has left, or is leaving now. Their rows are locked: none is claimed any more. */
async function sentOf(tx: Context, parts: readonly Part[]): Promise<Set<string>> {
  const ids = parts.flatMap((part) => part.notices)
  if (ids.length === 0) return new Set()
  const rows = await tx.db.execute<{ noticeId: string; left: boolean }>(sql`
    select notice_id as "noticeId", state in ${asStates('sending', 'sent', 'delivered', 'permanent')} as left
      from ${deliveries} where notice_id = any(${sql.param(ids)}::uuid[]) order by id for update`)
  return new Set(rows.filter(({ left }) => left).map(({ noticeId }) => noticeId))
}

async function putBack(tx: Context, ticket: Ticket, part: Part, action: string): Promise<void> {
  await withdrawNotices(tx, part.notices)
  await keepAsDraft(tx, part)
  if (part.files.length > 0) await tx.db.delete(files).where(inArray(files.id, part.files))
  if (part.messages.length > 0) await tx.db.delete(messages).where(inArray(messages.id, part.messages))
  if (part.surveys.length > 0) await tx.db.delete(surveys).where(inArray(surveys.id, part.surveys))
  await withdrawAlarms(tx, part.alarms)
  await reopenAlarms(tx, part.endedAlarms)
  for (const staffId of part.watchers) await removeWatcher(tx, ticket.id, staffId)
  await restoreTicket(tx, ticket, part.former)
  await record(tx, {
    action: takenBack,
    subject: subjectOf(ticket),
    details: { what: action, events: part.events, ...whoLoses(ticket, part.former) },
  })
  if (part.former.incidentId !== undefined) await tellIncident(tx, ticket, part.former.incidentId)
}

/** Whose list it leaves: told by this, their open pages show it no more. */
function whoLoses({ departmentId, assigneeId }: Ticket, former: Part['former']): { from?: string } {
  if (former.departmentId !== undefined) return { from: departmentId }
  return former.assigneeId !== undefined && assigneeId ? { from: assigneeId } : {}
}

async function withdrawNotices(tx: Context, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  const rows = await tx.db
    .select()
    .from(notices)
    .where(inArray(notices.id, [...ids]))
    .orderBy(notices.id)
    .for('update')
  for (const notice of rows.filter(({ finishedAt }) => finishedAt === null)) await withdrawUnsent(tx, notice)
}

/** In front of what was typed since. */
async function keepAsDraft(tx: Context, { id, messages: ids }: Part): Promise<void> {
  const { actor } = tx
  if (ids.length === 0 || actor.type !== 'staff') return
  const said = await tx.db.select().from(messages).where(inArray(messages.id, ids))
  for (const { body, visibility } of said) {
    await tx.db
      .insert(drafts)
      .values({ ticketId: id, staffId: actor.id, visibility, body, savedAt: tx.now })
      .onConflictDoUpdate({
        target: [drafts.ticketId, drafts.staffId, drafts.visibility],
        set: { body: sql`excluded.body || E'\\n\\n' || ${drafts.body}`, savedAt: tx.now },
      })
  }
}

/** The incident's own history counts its tickets, too. */
async function tellIncident(tx: Context, ticket: Ticket, former: string | null): Promise<void> {
  const id = former ?? ticket.incidentId
  if (!id) return
  const [incident] = await tx.db.select({ id: incidents.id }).from(incidents).where(eq(incidents.id, id))
  if (!incident) return
  await record(tx, {
    action: former ? 'incident.tickets_linked' : 'incident.tickets_unlinked',
    subject: { type: 'incident', id: incident.id },
    details: { count: 1, tickets: [ticket.number] },
  })
}
