import type { Context, ReporterActor } from '#app/domain/context.ts'
import { passSeconds, ticketOfPass, ticketPass } from '#app/domain/access/track-link.ts'
import { notFound } from '#app/domain/errors.ts'
import { findTicket } from '#app/domain/tickets/ticket.ts'
import { parseTicketNumber } from '#app/domain/tickets/number.ts'
import { cookieOptions, passCookie } from '#app/http/cookies.ts'
import { visitor } from '#app/http/visitor.ts'

export type ReporterContext = Context & { actor: ReporterActor }

/**
 * The context of the reporter of one ticket, proven by the pass in their cookie. An unknown number, somebody
 * else's and a missing pass are the same: not found.
 */
export async function requireReporter(request: Request, number: string): Promise<ReporterContext> {
  const canonical = parseTicketNumber(number)
  const ctx = visitor()
  const pass: unknown = canonical
    ? await passCookie(canonical).parse(request.headers.get('Cookie'))
    : undefined
  const ticketId = typeof pass === 'string' ? ticketOfPass(pass, ctx.now) : null
  if (!canonical || !ticketId) throw notFound('ticket.not_open_here')
  const ticket = await findTicket(ctx, canonical)
  if (ticket.id !== ticketId) throw notFound('ticket.not_open_here')
  return { ...ctx, actor: { type: 'reporter', ticketId } }
}

/** The header that lets this browser open one ticket for two hours. */
export const grantPass = (ticket: { ticketId: string; number: string }) =>
  passCookie(ticket.number).serialize(ticketPass(ticket.ticketId, new Date()), cookieOptions(passSeconds))
