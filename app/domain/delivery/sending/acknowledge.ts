import { sql } from 'drizzle-orm'
import { retried, type Context } from '#app/domain/ground/context.ts'
import { applyReceipts, someReceiptsWait } from '#app/domain/delivery/receipts/apply.ts'
import type { Outcome } from '#app/platform/provider.ts'
import type { Lane } from '#app/domain/ground/vocabulary/lanes.ts'
import { unanswered } from './claim.ts'
import type { Delivery } from '#app/domain/delivery/sending/claimed-delivery.ts'
import { countingMoves } from '#app/domain/delivery/ledger/count.ts'
import {
  asState,
  leaseReleased,
  stateBefore,
  type After,
} from '#app/domain/delivery/ledger/delivery-states.ts'
import { retryAfterMs } from './retry.ts'

/** `unsent` was not begun in time, `held` may not go to its number yet: neither counts as a try. */
export type Sent = {
  row: Delivery
  outcome: Outcome | { state: 'unsent' } | { state: 'held'; reason: string; retryAfterMs: number }
}

/**
 * Writes down what became of a claimed chunk, by its lease token: an acknowledgement that comes after another worker
 * has taken the rows over changes nothing. What was not tried goes back as it was.
 */
export async function acknowledge(
  ctx: Context,
  lane: Lane,
  token: string,
  provider: string,
  sent: readonly Sent[],
): Promise<number> {
  if (sent.length === 0) return 0
  const results = sent.map((item) => ({
    id: item.row.id,
    notice: item.row.noticeId,
    by: 'by' in item.outcome ? (item.outcome.by ?? provider) : provider,
    ...resultOf(lane, item),
  }))
  const changed = await retried(ctx, () => writeDown(ctx, token, results))
  // What the provider reported while the messages were on their way has waited for this; what it reports from now on
  // finds them sent.
  if (await someReceiptsWait(ctx)) {
    await applyReceipts(ctx, {
      deliveries: changed.filter((row) => row.state === 'sent').map((row) => row.id),
    })
  }
  return changed.length
}

const writeDown = (ctx: Context, token: string, results: ReadonlyArray<Result & { id: string }>) =>
  ctx.db.execute<Changed>(sql`
    with changed as (
      update deliveries d
         set state = r.state, attempts = d.attempts - r.untried,
             failure = case when r.untried = 1 then coalesce(r.failure, d.failure) else r.failure end,
             provider = case when r.untried = 1 then d.provider else r.by end,
             provider_ref = case when r.untried = 1 then d.provider_ref else r.ref end,
             next_at = case when r.state = ${asState('sent')} then d.next_at else now() + make_interval(secs => r.wait / 1000.0) end,
             sent_at = case when r.state = ${asState('sent')} then now() else d.sent_at end,
             ${leaseReleased}
        from jsonb_to_recordset(${JSON.stringify(results)}::jsonb)
             as r(id uuid, notice uuid, by text, state text, failure text, ref text, wait float8, untried int)
       where d.id = r.id and d.notice_id = r.notice and d.lease_token = ${token}::uuid
      returning d.id, d.notice_id, d.state),
    moves as (select notice_id, ${asState('sending')} as came_from, state as went_to from changed),
    ${countingMoves}
    select id, state from changed`)

/** What a delivery that is being sent can become. */
type Next = After<'sending'>
type Changed = { id: string; state: Next }
type Result = { state: Next; failure: string | null; ref: string | null; wait: number; untried: number }
const nothing = { failure: null, ref: null, wait: 0, untried: 0 }

function resultOf(lane: Lane, { row, outcome }: Sent): Result {
  switch (outcome.state) {
    case 'sent':
      return { ...nothing, state: 'sent', ref: outcome.ref?.slice(0, 200) ?? null }
    case 'permanent':
      return { ...nothing, state: 'permanent', failure: outcome.reason }
    case 'unsent':
      return { ...nothing, state: stateBefore(row.attempts), untried: 1 }
    case 'held':
      return {
        ...nothing,
        state: 'temporary',
        failure: outcome.reason,
        wait: outcome.retryAfterMs,
        untried: 1,
      }
    case 'temporary':
    case 'limited':
    case 'unknown': {
      const wait = retryAfterMs(lane, row.attempts)
      if (wait === null) return { ...nothing, state: 'permanent', failure: `gave_up:${outcome.reason}` }
      return {
        ...nothing,
        state: 'temporary',
        failure: outcome.state === 'unknown' ? `${unanswered}${outcome.reason}` : outcome.reason,
        wait: Math.max(wait, outcome.retryAfterMs ?? 0),
      }
    }
  }
}
