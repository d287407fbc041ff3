import { sql } from 'drizzle-orm'
import type { Context } from '#app/domain/ground/context.ts'
import type { Lane } from '#app/domain/ground/vocabulary/lanes.ts'
import type { Sent } from './acknowledge.ts'
import type { Delivery } from '#app/domain/delivery/sending/claimed-delivery.ts'
import { mayAccept, type SentSms } from './number-limits.ts'

/** A code that comes later than this is worth nothing any more. */
const longestWaitForCodeMs = 10 * 60_000

/**
 * Which of these SMS their numbers may not get yet, by what went to them in the last 24 hours and by what comes before
 * them in the chunk: providers refuse such a message, and count it all the same.
 */
export async function overLimit(
  ctx: Context,
  lane: Lane,
  rows: readonly Delivery[],
): Promise<Map<string, Sent['outcome']>> {
  const held = new Map<string, Sent['outcome']>()
  if (rows.length === 0) return held
  const purpose = purposeOf(lane)
  const { now, histories } = await historiesOf(ctx, rows)
  for (const { id, recipient } of rows) {
    const history = histories.get(recipient) ?? []
    histories.set(recipient, history)
    const answer = mayAccept(history, purpose, now)
    if (answer.ok) history.push({ at: now, purpose })
    else held.set(id, laterOf(lane, answer.until.getTime() - now.getTime()))
  }
  return held
}

const laterOf = (lane: Lane, retryAfterMs: number): Sent['outcome'] =>
  lane === 'code' && retryAfterMs > longestWaitForCodeMs
    ? { state: 'permanent', reason: 'number_limit' }
    : { state: 'held', reason: 'number_limit', retryAfterMs }

const purposeOf = (lane: string) => (lane === 'code' ? 'code' : 'notice')

async function historiesOf(ctx: Context, rows: readonly Delivery[]) {
  const recipients = [...new Set(rows.map((row) => row.recipient))]
  const sent = await ctx.db.execute<{ recipient: string; lane: string; at: string }>(sql`
    select recipient, lane, sent_at as at from deliveries
     where recipient = any(${sql.param(recipients)}::text[]) and channel = 'sms'
       and sent_at > now() - interval '24 hours'`)
  const [clock] = await ctx.db.execute<{ now: string }>(sql`select now() as now`)
  const histories = new Map<string, SentSms[]>()
  for (const { recipient, lane, at } of sent) {
    const history = histories.get(recipient) ?? []
    history.push({ at: new Date(at), purpose: purposeOf(lane) })
    histories.set(recipient, history)
  }
  return { now: new Date(clock?.now ?? Date.now()), histories }
}
