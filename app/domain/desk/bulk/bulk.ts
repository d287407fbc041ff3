import { eq, inArray, sql } from 'drizzle-orm'
import { deliveries, tickets, undoSteps } from '#db/schema/index.ts'
import type { Context, StaffActor } from '#app/domain/ground/context.ts'
import { DomainError, invalid, notFound } from '#app/domain/ground/errors/errors.ts'
import { onceForm, type SentForm } from '#app/domain/ground/idempotency/once-form.ts'
import { parseTicketNumber } from '#app/domain/ground/numbers/ticket-number.ts'
import { lockTicketById, type Ticket } from '#app/domain/desk/tickets/ticket.ts'
import { allowanceSeconds, StepBefore, type Skipped } from '#app/domain/desk/undo/undo-step.ts'
import { holdBack, stepsOf, inSeconds } from '#app/domain/desk/undo/undoable.ts'
import type { Channel, Lane } from '#app/domain/ground/vocabulary/lanes.ts'
import { waiting } from '#app/domain/delivery/ledger/delivery-states.ts'
import { config } from '#app/platform/config.ts'
import { uuidv7 } from '#app/platform/uuid.ts'

type StaffContext = Context & { actor: StaffActor }
/** The verb for one ticket, which it has locked. */
type BulkWork = (tx: StaffContext, ticket: Ticket) => Promise<unknown>
type BulkAsked = { numbers: readonly string[]; seconds?: number }
type BulkDone = { step: string; done: string[]; skipped: Skipped[] }

const mostAtOnce = 100
/** Longer than all of them take: what is told of the first leaves with what is told of the last. */
const whileRunning = 120

/**
 * Does one thing to many tickets, each judged by the same verb as alone and in a transaction of its own: one that is
 * refused leaves the others as they are. In the order of their ids, and once a key of the form for each: sent twice, or
 * again after it was cut off, it goes on. All of it is one step to take back. Where every ticket is refused for the same
 * reason, that is the answer. Throws invalid for no ticket, and for more than a hundred.
 */
export async function inBulk(
  ctx: StaffContext,
  sent: SentForm,
  { numbers, seconds = config().UNDO_SECONDS }: BulkAsked,
  work: BulkWork,
): Promise<BulkDone> {
  const { known, unknown } = await ticketsOf(ctx, numbers)
  const step = await onceForm(ctx, partOf(sent, 'step'), (tx) => beginStep(tx))
  const done: string[] = []
  // As what somebody may not see: whether there is such a ticket stays unsaid.
  const skipped: Array<Skipped & { error: DomainError }> = unknown.map((number) => ({
    number,
    reason: notFound().reason,
    field: null,
    error: notFound(),
  }))
  for (const { id, number } of known) {
    try {
      await onceForm(ctx, partOf(sent, id), (tx) => doOne(tx, id, step, seconds, work))
      done.push(number)
    } catch (error) {
      if (!(error instanceof DomainError)) throw error
      const [field] = error.fields
      const why = field
        ? { reason: field.message, field: field.field }
        : { reason: error.reason, field: null }
      skipped.push({ number, ...why, error })
    }
  }
  const [first, ...others] = skipped
  if (done.length === 0 && first && others.every(({ reason }) => reason === first.reason)) throw first.error
  const told = skipped.map(({ number, reason, field }) => ({ number, reason, field }))
  // Once, too: sent again it must not give more time to take it back.
  await onceForm(ctx, partOf(sent, 'end'), (tx) =>
    endStep(tx, step, seconds, { done: done.length, skipped: told }),
  )
  return { step, done, skipped: told }
}

/** A form without a key is done each time it comes. */
const partOf = (sent: SentForm, part: string): SentForm => ({
  ...sent,
  key: sent.key && `${sent.key}:${part}`.slice(0, 160),
})

async function ticketsOf(ctx: Context, numbers: readonly string[]) {
  const wanted = [...new Set(numbers.flatMap((number) => parseTicketNumber(number) ?? []))]
  if (wanted.length === 0) throw invalid([{ field: 'ticket', message: 'required' }])
  if (wanted.length > mostAtOnce) throw invalid([{ field: 'ticket', message: 'too_many_tickets' }])
  const found = await ctx.db
    .select({ id: tickets.id, number: tickets.number })
    .from(tickets)
    .where(inArray(tickets.number, wanted))
    .orderBy(tickets.id)
  const unknown = wanted.filter((number) => !found.some((ticket) => ticket.number === number))
  return { known: found, unknown }
}

async function beginStep(tx: StaffContext): Promise<string> {
  const id = uuidv7(tx.now)
  await tx.db.insert(undoSteps).values({
    id,
    staffId: tx.actor.id,
    action: 'bulk',
    before: { tickets: [] },
    until: inSeconds(whileRunning),
  })
  return id
}

async function doOne(
  tx: StaffContext,
  id: string,
  step: string,
  seconds: number,
  work: BulkWork,
): Promise<boolean> {
  const before = await lockTicketById(tx, id)
  await work(tx, before)
  if (seconds === 0) return true
  const parts = await stepsOf(tx, [before])
  await holdBack(tx, parts, whileRunning)
  await tx.db
    .update(undoSteps)
    .set({
      before: sql`jsonb_set(${undoSteps.before}, '{tickets}', (${undoSteps.before} -> 'tickets') || ${JSON.stringify(parts)}::text::jsonb)`,
    })
    .where(eq(undoSteps.id, step))
  return true
}

type Result = { done: number; skipped: Skipped[] }

async function endStep(tx: Context, step: string, seconds: number, result: Result): Promise<boolean> {
  const until = inSeconds(seconds === 0 ? 0 : seconds + allowanceSeconds)
  const [ended] = await tx.db
    .update(undoSteps)
    .set({
      until,
      before: sql`jsonb_set(${undoSteps.before}, '{result}', ${JSON.stringify(result)}::text::jsonb)`,
    })
    .where(eq(undoSteps.id, step))
    .returning({ before: undoSteps.before })
  const notices = StepBefore.parse(ended?.before).tickets.flatMap((ticket) => ticket.notices)
  if (notices.length === 0) return true
  // By ids that are known: joined to those in the step, the whole ledger would be read.
  const sooner = await tx.db.execute<{ lane: Lane; channel: Channel }>(sql`
    update ${deliveries} d set next_at = ${until}
     where d.notice_id = any(${sql.param(notices)}::uuid[]) and d.state in ${waiting} and d.next_at > ${until}
    returning d.lane, d.channel`)
  // Who was woken for them sleeps until the later time.
  const queues = new Map(sooner.map(({ lane, channel }) => [`${lane} ${channel}`, { lane, channel }]))
  for (const queue of queues.values()) await tx.enqueue('deliveries.drain', queue)
  return true
}
