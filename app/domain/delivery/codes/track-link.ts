import { eq } from 'drizzle-orm'
import { tickets } from '#db/schema/index.ts'
import type { Context } from '#app/domain/ground/context.ts'
import { DomainError, notFound } from '#app/domain/ground/errors/errors.ts'
import { openLink, readLink } from '#app/domain/delivery/links/links.ts'
import { readToken, signToken } from '#app/platform/crypto.ts'
import { bytesOfUuid, uuidFromBytes } from '#app/platform/uuid.ts'

/**
 * The ticket behind a signed track link. Throws notFound for a link that is not ours, changed or expired; of an expired
 * one with the number, with which its holder gets a new one.
 */
export async function ticketOfTrackLink(
  ctx: Context,
  token: string,
): Promise<{ ticketId: string; number: string }> {
  const link = readLink('track', token)
  const [ticket] = link
    ? await ctx.db.select({ number: tickets.number }).from(tickets).where(eq(tickets.id, link.id))
    : []
  if (!link || !ticket) throw notFound('link.invalid')
  const { number } = ticket
  if (link.expiresAt <= ctx.now) throw new DomainError('notFound', 'link.invalid', { number })
  return { ticketId: link.id, number }
}

export const surveyOfRateLink = (ctx: Context, token: string): string => {
  const surveyId = openLink('rate', token, ctx.now)
  if (!surveyId) throw notFound('link.invalid')
  return surveyId
}

const passHours = 2
export const passSeconds = passHours * 3600

/** How a browser came to its pass: by a link or code that was sent to the contact, or by filing the report. */
export type PassBy = 'contact' | 'filing'
const purposes = { contact: 'ticket-pass', filing: 'ticket-filing-pass' } as const

/** What the link or code is exchanged for: a cookie's value that opens one ticket for two hours. */
export function ticketPass(ticketId: string, now: Date, by: PassBy = 'contact'): string {
  const expiry = Buffer.alloc(4)
  expiry.writeUInt32BE(Math.floor(now.getTime() / 60_000) + passHours * 60)
  return signToken(purposes[by], Buffer.concat([bytesOfUuid(ticketId), expiry]))
}

export function ticketOfPass(pass: string, now: Date): { ticketId: string; by: PassBy } | null {
  for (const by of ['contact', 'filing'] as const) {
    const body = readToken(purposes[by], pass)
    if (body?.length !== 20) continue
    return body.readUInt32BE(16) * 60_000 > now.getTime()
      ? { ticketId: uuidFromBytes(body.subarray(0, 16)), by }
      : null
  }
  return null
}
