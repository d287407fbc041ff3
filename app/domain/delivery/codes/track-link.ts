import { and, eq, gte, sql } from 'drizzle-orm'
import { events, surveys, tickets } from '#db/schema/index.ts'
import type { Context } from '#app/domain/ground/context.ts'
import { DomainError, notFound } from '#app/domain/ground/errors/errors.ts'
import { minuteMs } from '#app/domain/ground/vocabulary/durations.ts'
import { rateLinkMadeAt, trackLinkMadeAt } from '#app/domain/delivery/links/links.ts'
import { readLink } from '#app/domain/delivery/links/read-link.ts'
import { readToken, signToken } from '#app/platform/crypto.ts'
import { bytesOfUuid, uuidFromBytes } from '#app/platform/uuid.ts'

/**
 * The ticket behind a track link. Throws notFound for a link that is not ours, changed or expired; of an expired one with
 * the number, with which its holder gets a new one.
 */
export async function ticketOfTrackLink(
  ctx: Context,
  token: string,
): Promise<{ ticketId: string; number: string }> {
  const link = await readLink(ctx, 'track', token)
  const [ticket] = link
    ? await ctx.db.select({ number: tickets.number }).from(tickets).where(eq(tickets.id, link.id))
    : []
  if (!link || !ticket) throw notFound('link.invalid')
  if (await wasForFormerAddress(ctx, link.id, trackLinkMadeAt(link.expiresAt))) throw notFound('link.invalid')
  const { number } = ticket
  if (link.expiresAt <= ctx.now) throw new DomainError('notFound', 'link.invalid', { number })
  return { ticketId: link.id, number }
}

/**
 * Whether a link or pass was given out before the contact's address was put right: who reads the former address opens
 * nothing by it. Links know the minute they were made in; those of the same minute as the correction count as later.
 */
export async function wasForFormerAddress(ctx: Context, ticketId: string, madeAt: Date): Promise<boolean> {
  const [corrected] = await ctx.db
    .select({ id: events.id })
    .from(events)
    .where(
      and(
        eq(events.subjectType, 'ticket'),
        // Follow-ups have the contact of what they follow.
        sql`${events.subjectId} in (select t.id from tickets t join tickets o on o.contact_id = t.contact_id
                                     where o.id = ${ticketId}::uuid)`,
        gte(events.at, new Date(madeAt.getTime() + minuteMs)),
        eq(events.action, 'ticket.contact_corrected'),
        sql`${events.details} ->> 'elsewhere' = 'true'`,
      ),
    )
    .limit(1)
  return corrected !== undefined
}

/** The survey behind a rating link. Throws notFound as that of a track link does. */
export async function surveyOfRateLink(ctx: Context, token: string): Promise<string> {
  const link = await readLink(ctx, 'rate', token)
  if (!link || link.expiresAt <= ctx.now) throw notFound('link.invalid')
  const [survey] = await ctx.db
    .select({ ticketId: surveys.ticketId })
    .from(surveys)
    .where(eq(surveys.id, link.id))
  if (survey && (await wasForFormerAddress(ctx, survey.ticketId, rateLinkMadeAt(link.expiresAt))))
    throw notFound('link.invalid')
  return link.id
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

export function ticketOfPass(pass: string, now: Date): { ticketId: string; by: PassBy; madeAt: Date } | null {
  for (const by of ['contact', 'filing'] as const) {
    const body = readToken(purposes[by], pass)
    if (body?.length !== 20) continue
    const expiresAt = body.readUInt32BE(16) * minuteMs
    if (expiresAt <= now.getTime()) return null
    const madeAt = new Date(expiresAt - passHours * 60 * minuteMs)
    return { ticketId: uuidFromBytes(body.subarray(0, 16)), by, madeAt }
  }
  return null
}
