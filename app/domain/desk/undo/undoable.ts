import { inArray, sql, type SQL } from 'drizzle-orm'
import {
  alarms,
  deliveries,
  events,
  files,
  messages,
  notices,
  surveys,
  tickets,
  ticketWatchers,
  undoSteps,
} from '#db/schema/index.ts'
import type { Context } from '#app/domain/ground/context.ts'
import { parseTicketNumber } from '#app/domain/ground/numbers/ticket-number.ts'
import { waiting } from '#app/domain/delivery/ledger/delivery-states.ts'
import { formerColumns } from '#app/domain/desk/tickets/restore.ts'
import type { Ticket } from '#app/domain/desk/tickets/ticket.ts'
import { config } from '#app/platform/config.ts'
import { uuidv7 } from '#app/platform/uuid.ts'
import { allowanceSeconds, type TicketStep } from './undo-step.ts'

type Step = { action: string; numbers: readonly string[]; seconds?: number | undefined }

/**
 * Does something to tickets, in the caller's transaction, so that whoever did it may take it back for some seconds: what
 * was before is kept, and what is told of it leaves only afterwards. `undo` is the id of the step; null where nothing
 * changed, where the house gives no seconds (UNDO_SECONDS), and for programs and jobs, which do not wait.
 */
export async function undoable<Answer>(
  tx: Context,
  { action, numbers, seconds = config().UNDO_SECONDS }: Step,
  work: () => Promise<Answer>,
): Promise<{ answer: Answer; undo: string | null }> {
  const { actor } = tx
  if (seconds === 0 || actor.type !== 'staff') return { answer: await work(), undo: null }
  const before = await lockAll(tx, numbers)
  const answer = await work()
  const steps = await stepsOf(tx, before)
  if (steps.length === 0) return { answer, undo: null }
  const undo = uuidv7(tx.now)
  await tx.db.insert(undoSteps).values({
    id: undo,
    staffId: actor.id,
    action,
    before: { tickets: steps },
    until: inSeconds(seconds + allowanceSeconds),
  })
  await holdBack(tx, steps, seconds)
  return { answer, undo }
}

/** By the database's clock. */
export const inSeconds = (seconds: number) =>
  sql`date_trunc('milliseconds', now()) + make_interval(secs => ${seconds})`

/** In the order of their ids: two who do something to the same tickets wait for one another and do not block. */
function lockAll(tx: Context, numbers: readonly string[]): Promise<Ticket[]> | Ticket[] {
  const known = numbers.flatMap((number) => parseTicketNumber(number) ?? [])
  if (known.length === 0) return []
  return tx.db.select().from(tickets).where(inArray(tickets.number, known)).orderBy(tickets.id).for('update')
}

/** What has become of tickets since they were locked, within this transaction. */
export async function stepsOf(tx: Context, before: readonly Ticket[]): Promise<TicketStep[]> {
  if (before.length === 0) return []
  const now = await tx.db
    .select()
    .from(tickets)
    .where(
      inArray(
        tickets.id,
        before.map(({ id }) => id),
      ),
    )
    .orderBy(tickets.id)
  const steps: TicketStep[] = []
  for (const ticket of now) {
    const was = before.find(({ id }) => id === ticket.id)
    if (!was || was.version === ticket.version) continue
    const { id, number, version } = ticket
    steps.push({ id, number, version, former: formerColumns(was, ticket), ...(await madeRows(tx, id)) })
  }
  return steps
}

/** Rows that this very transaction has written about a ticket. */
async function madeRows(tx: Context, ticketId: string) {
  const now = sql`${tx.now.toISOString()}::timestamptz`
  const made = async (table: SQL, time: SQL, place: SQL, id = sql`id`): Promise<string[]> => {
    const rows = await tx.db.execute<{ id: string }>(sql`
      select ${id} as id from ${table} where ${place} and ${time} = ${now}
         and xmin = pg_current_xact_id()::xid order by 1`)
    return rows.map(({ id }) => id)
  }
  const own = sql`ticket_id = ${ticketId}::uuid`
  const about = sql`subject_type = 'ticket' and subject_id = ${ticketId}::uuid`
  const createdAt = sql`created_at`
  return {
    events: await made(sql`${events}`, sql`at`, about),
    messages: await made(sql`${messages}`, createdAt, own),
    files: await made(sql`${files}`, createdAt, own),
    surveys: await made(sql`${surveys}`, createdAt, own),
    notices: await made(sql`${notices}`, createdAt, about),
    // One that was open already is raised anew in its row: its id is older.
    alarms: await made(sql`${alarms}`, sql`raised_at`, sql`${about} and id >= uuid_from(${now})`),
    endedAlarms: await made(sql`${alarms}`, sql`acknowledged_at`, about),
    watchers: await made(sql`${ticketWatchers}`, sql`since`, own, sql`staff_id`),
  }
}

/** What is told of a step leaves once it can't be taken back any more. */
export async function holdBack(tx: Context, steps: readonly TicketStep[], seconds: number): Promise<void> {
  const ids = steps.flatMap((step) => step.notices)
  if (ids.length === 0) return
  await tx.db.execute(sql`
    update ${deliveries} set next_at = greatest(next_at, ${inSeconds(seconds + allowanceSeconds)})
     where notice_id = any(${sql.param(ids)}::uuid[]) and state in ${waiting}`)
}
