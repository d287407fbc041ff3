import { and, eq, gt, isNull, lt, sql } from 'drizzle-orm'
import { z } from 'zod'
import { oneTimeCodes, tickets } from '#db/schema/index.ts'
import { audit } from '#app/domain/ground/audit/record.ts'
import { markProven } from '#app/domain/contacts/contacts/proven.ts'
import type { Context } from '#app/domain/ground/context.ts'
import { throttleAddress } from '#app/domain/ground/throttle/throttle-address.ts'
import { codeOf, sameText } from '#app/platform/crypto.ts'
import { takingAtLeast } from '#app/domain/ground/throttle/even-time.ts'

const triesPerCode = 5
const perAddress = { name: 'code-tries', per: 'hour', atMost: 60 } as const

export type Verified = { ticketId: string; number: string }

/**
 * Checks a one-time code; each is good for ten minutes, five tries and one use. An unknown challenge, a wrong, used
 * or expired code all answer null, after the same time.
 */
export async function verifyCode(
  ctx: Context,
  challenge: string,
  code: string,
  address: string,
): Promise<Verified | null> {
  await throttleAddress(ctx, perAddress, address)
  return takingAtLeast(() => check(ctx, challenge, digits(code)))
}

async function check(ctx: Context, challenge: string, code: string): Promise<Verified | null> {
  const row = await takeCode(ctx, 'track', challenge, code)
  if (!row?.ticketId) return null
  const [ticket] = await ctx.db
    .select({ number: tickets.number })
    .from(tickets)
    .where(eq(tickets.id, row.ticketId))
  if (!ticket) return null
  await markProven(ctx, row.contactId)
  await audit(ctx, { action: 'ticket.opened_by_code', subject: { type: 'ticket', id: row.ticketId } })
  return { ticketId: row.ticketId, number: ticket.number }
}

/** The subscription that a code opens, under the same rules as a ticket; null in every other case. */
export async function verifySubscriberCode(
  ctx: Context,
  challenge: string,
  code: string,
  address: string,
): Promise<string | null> {
  await throttleAddress(ctx, perAddress, address)
  return takingAtLeast(async () => {
    const row = await takeCode(ctx, 'manage', challenge, digits(code))
    if (!row?.subscriberId) return null
    await markProven(ctx, row.contactId)
    const subject = { type: 'subscriber', id: row.subscriberId }
    await audit(ctx, { action: 'subscriber.opened_by_code', subject })
    return row.subscriberId
  })
}

const digits = (code: string) => code.normalize('NFKC').replace(/\D/g, '')

async function takeCode(ctx: Context, purpose: 'track' | 'manage', challenge: string, code: string) {
  const id = z.uuid().safeParse(challenge)
  if (!id.success) return null
  // Counting the try and judging it are one statement: parallel guesses can't share a try.
  const [row] = await ctx.db
    .update(oneTimeCodes)
    .set({ tries: sql`${oneTimeCodes.tries} + 1` })
    .where(
      and(
        eq(oneTimeCodes.id, id.data),
        eq(oneTimeCodes.purpose, purpose),
        isNull(oneTimeCodes.usedAt),
        lt(oneTimeCodes.tries, triesPerCode),
        gt(oneTimeCodes.expiresAt, sql`now()`),
      ),
    )
    .returning()
  if (!row || !sameText(codeOf(row.id), code)) return null
  const used = await ctx.db
    .update(oneTimeCodes)
    .set({ usedAt: sql`now()` })
    .where(and(eq(oneTimeCodes.id, row.id), isNull(oneTimeCodes.usedAt)))
    .returning({ id: oneTimeCodes.id })
  return used.length === 0 ? null : row
}
