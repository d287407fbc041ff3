import type { Context, ReporterActor } from '#app/domain/ground/context.ts'
import { isProven } from '#app/domain/contacts/contacts/proven.ts'
import {
  passSeconds,
  ticketOfPass,
  ticketPass,
  wasForFormerAddress,
  type PassBy,
} from '#app/domain/delivery/codes/track-link.ts'
import { DomainError, notFound } from '#app/domain/ground/errors/errors.ts'
import { findTicket } from '#app/domain/desk/tickets/ticket.ts'
import { parseTicketNumber } from '#app/domain/ground/numbers/ticket-number.ts'
import { cookieOptions, passCookie } from '#app/http/cookies.ts'
import { visitor } from '#app/http/visitor.ts'

export type ReporterContext = Context & { actor: ReporterActor }

/**
 * The context of the reporter of one ticket, proven by the pass in their cookie. An unknown number, somebody
 * else's and a missing pass are the same: not found. The pass of the browser that filed opens the ticket until somebody
 * has proven the contact: what that person writes is not for whoever gave it. The receipt stays open to it.
 */
export async function requireReporter(
  request: Request,
  number: string,
  page: 'ticket' | 'receipt' = 'ticket',
): Promise<ReporterContext> {
  const canonical = parseTicketNumber(number)
  const ctx = visitor()
  const pass: unknown = canonical
    ? await passCookie(canonical).parse(request.headers.get('Cookie'))
    : undefined
  const opened = typeof pass === 'string' ? ticketOfPass(pass, ctx.now) : null
  if (!canonical || !opened) throw notFound('ticket.not_open_here')
  const { ticketId, by } = opened
  const ticket = await orNothing(findTicket(ctx, canonical))
  if (ticket?.id !== ticketId) throw notFound('ticket.not_open_here')
  if (by === 'contact' && (await wasForFormerAddress(ctx, ticketId, opened.madeAt)))
    throw notFound('ticket.not_open_here')
  if (by === 'contact') return { ...ctx, actor: { type: 'reporter', ticketId } }
  if (page === 'ticket' && (await isProven(ctx, ticket.contactId))) throw notFound('ticket.not_open_here')
  return { ...ctx, actor: { type: 'reporter', ticketId, isUnproven: true } }
}

/** A number that was never given out says no more than somebody else's. */
const orNothing = <Found>(finding: Promise<Found>): Promise<Found | null> =>
  finding.catch((error: unknown) => {
    if (error instanceof DomainError && error.kind === 'notFound') return null
    throw error
  })

/** The header that lets this browser open one ticket for two hours. */
export const grantPass = (ticket: { ticketId: string; number: string }, by: PassBy = 'contact') =>
  passCookie(ticket.number).serialize(ticketPass(ticket.ticketId, new Date(), by), cookieOptions(passSeconds))
