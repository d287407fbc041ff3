import { and, eq, gt, isNull, lt, sql } from 'drizzle-orm'
import { z } from 'zod'
import { oneTimeCodes, tickets } from '#db/schema/index.ts'
import { audit } from '#app/domain/audit/record.ts'
import type { Context } from '#app/domain/context.ts'
import { throttle } from '#app/domain/throttle/throttle.ts'
import { codeOf, sameText } from '#app/platform/crypto.ts'
import { takingAtLeast } from './even-time.ts'

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
  await throttle(ctx, perAddress, address)
  return takingAtLeast(() => check(ctx, challenge, code.normalize('NFKC').replace(/\D/g, '')))
}

async function check(ctx: Context, challenge: string, code: string): Promise<Verified | null> {
  const id = z.uuid().safeParse(challenge)
  if (!id.success) return null
  // Counting the try and judging it are one statement: parallel guesses can't share a try.
  const [row] = await ctx.db
    .update(oneTimeCodes)
    .set({ tries: sql`${oneTimeCodes.tries} + 1` })
    .where(
      and(
        eq(oneTimeCodes.id, id.data),
        isNull(oneTimeCodes.usedAt),
        lt(oneTimeCodes.tries, triesPerCode),
        gt(oneTimeCodes.expiresAt, sql`now()`),
      ),
    )
    .returning()
  if (!row?.ticketId || !sameText(codeOf(row.id), code)) return null
  const used = await ctx.db
    .update(oneTimeCodes)
    .set({ usedAt: sql`now()` })
    .where(and(eq(oneTimeCodes.id, row.id), isNull(oneTimeCodes.usedAt)))
    .returning({ id: oneTimeCodes.id })
  const [ticket] = await ctx.db
    .select({ number: tickets.number })
    .from(tickets)
    .where(eq(tickets.id, row.ticketId))
  if (used.length === 0 || !ticket) return null
  await audit(ctx, { action: 'ticket.opened_by_code', subject: { type: 'ticket', id: row.ticketId } })
  return { ticketId: row.ticketId, number: ticket.number }
}
