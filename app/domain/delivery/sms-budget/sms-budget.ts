import { randomInt } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { throttles } from '#db/schema/index.ts'
import { raiseAlarm } from '#app/domain/delivery/alarms/raise.ts'
import { asSystem, type Context } from '#app/domain/ground/context.ts'
import { DomainError } from '#app/domain/ground/errors/errors.ts'
import { config } from '#app/platform/config.ts'
import { keyedHash } from '#app/platform/crypto.ts'
import { uuidv7 } from '#app/platform/uuid.ts'
import { isOwnMachine } from '#app/domain/ground/throttle/own-machine.ts'

/** In one day, by what anybody can set off without a key: more than a person needs, too little to be worth abusing. */
const atMostPerNumber = 20
const atMostPerAddress = 60
/** The day's total is spread over some rows: two reports at once must not wait for each other. */
const shards = 16

const today = sql`date_trunc('day', now() at time zone 'Asia/Shanghai') at time zone 'Asia/Shanghai'`

/**
 * The money that strangers can make us spend: SMS set off by somebody without a key or session, or by the reporter of a ticket (one-time codes,
 * receipts of the form, confirmations), per number, per address and, for all of them together, SMS_DAILY_BUDGET a day.
 * News of incidents, answers by staff and what a key files are never held back by it: those have their own approval
 * and rate. Takes one message out of the budget; false where none is left. `recipient` is the blind index.
 */
export async function takeSmsBudget(tx: Context, recipient: string): Promise<boolean> {
  if (tx.actor.type !== 'anonymous' && tx.actor.type !== 'reporter') return true
  const address = tx.actor.type === 'anonymous' ? tx.actor.address : undefined
  // Read first: who has none left writes nothing.
  if (await isDaySpent(tx)) {
    await alarmOnce(tx)
    return false
  }
  if ((await count(tx, `sms-number:${recipient}`)) > atMostPerNumber) return false
  if (address && !isOwnMachine(address)) {
    if ((await count(tx, `sms-address:${keyedHash('throttle', address)}`)) > atMostPerAddress) return false
  }
  await count(tx, `sms-day:${randomInt(shards)}`)
  return true
}

/** For what would be of no use without its SMS. Throws tooMany until the next day begins in Beijing. */
export async function ensureSmsBudget(ctx: Context): Promise<void> {
  if (!(await isDaySpent(ctx))) return
  await alarmOnce(ctx)
  const [row] = await ctx.db.execute<{ wait: number }>(
    sql`select ceil(extract(epoch from ${today} + interval '1 day' - now()))::int as wait`,
  )
  throw new DomainError('tooMany', 'sms_budget', { retryAfterSeconds: row?.wait ?? 3600 })
}

async function isDaySpent(ctx: Context): Promise<boolean> {
  const [row] = await ctx.db.execute<{ spent: number }>(sql`
    select coalesce(sum(count), 0)::int as spent from ${throttles}
     where key like 'sms-day:%' and window_start = ${today}`)
  return (row?.spent ?? 0) >= config().SMS_DAILY_BUDGET
}

async function count(tx: Context, key: string): Promise<number> {
  const [row] = await tx.db
    .insert(throttles)
    .values({ key, windowStart: today, count: 1 })
    .onConflictDoUpdate({
      target: [throttles.key, throttles.windowStart],
      set: { count: sql`${throttles.count} + 1` },
    })
    .returning({ count: throttles.count })
  return row?.count ?? 1
}

/** Once a day, to those who answer for the whole: the desk sees that people get no SMS, and why. */
async function alarmOnce(ctx: Context): Promise<void> {
  const [first] = await ctx.db
    .insert(throttles)
    .values({ key: 'sms-budget-alarm', windowStart: today, count: 1 })
    .onConflictDoNothing()
    .returning({ key: throttles.key })
  if (!first) return
  await raiseAlarm(asSystem(ctx), {
    kind: 'sms_budget_spent',
    subject: { type: 'service', id: uuidv7(ctx.now) },
    staffId: null,
    details: { budget: String(config().SMS_DAILY_BUDGET) },
  })
}
