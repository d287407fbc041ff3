import { sql } from 'drizzle-orm'
import type { Context } from '#app/domain/ground/context.ts'
import { asState } from '#app/domain/delivery/ledger/delivery-states.ts'
import { suppress } from '#app/domain/delivery/suppressions/suppress.ts'
import { doubtDays, doubtsToGiveUp, judge } from './judge.ts'

/** How receipts and deliveries name what mail servers say. */
export const mailProvider = 'smtp'
const prefix = 'bounce:'
export const bounceCode = (status: string) => `${prefix}${status}`

/**
 * Puts an address on the list of suppressed ones after a permanent failure that is in the receipts already: at once
 * where nobody is there, and after a doubtful one on the third day within thirty. In the caller's transaction.
 */
export async function suppressBounced(
  tx: Context,
  { recipient, status }: { recipient: string; status: string },
): Promise<void> {
  const judgement = judge(status)
  if (judgement === 'other') return
  if (judgement === 'doubtful' && (await doubtfulDays(tx, recipient)) < doubtsToGiveUp) return
  await suppress(tx, { channel: 'email', recipient, reason: 'bounce', code: status })
}

/** Days with a doubtful failure, in China's time; those before somebody lifted the suppression count no more. */
async function doubtfulDays(tx: Context, recipient: string): Promise<number> {
  const rows = await tx.db.execute<{ code: string; day: string }>(sql`
    select distinct r.code, (r.created_at at time zone 'Asia/Shanghai')::date::text as day from receipts r
     where r.recipient = ${recipient} and r.provider = ${mailProvider} and r.state = ${asState('permanent')}
       and r.created_at > ${tx.now.toISOString()}::timestamptz - make_interval(days => ${doubtDays})
       and r.created_at > coalesce((select lifted_at from suppressions s
                                     where s.recipient = r.recipient and s.channel = 'email'), '-infinity')
       and r.code like ${`${prefix}%`}
     limit 1000`)
  const doubtful = rows.filter(({ code }) => judge(code.slice(prefix.length)) === 'doubtful')
  return new Set(doubtful.map(({ day }) => day)).size
}
