import type { Context } from '#app/domain/ground/context.ts'
import { ensure, notFound } from '#app/domain/ground/errors/errors.ts'
import { inTime } from '#app/domain/desk/tickets/in-time.ts'
import { canSee } from '#app/domain/desk/tickets/policy.ts'
import { relatedTo } from '#app/domain/desk/tickets/related.ts'
import { findTicket } from '#app/domain/desk/tickets/ticket.ts'
import { nearInvoices, type NearInvoice } from './near-invoices.ts'
import { similarTexts, type SimilarText } from './similar-texts.ts'

export type Similar = {
  /** null: not found out in time. */
  invoices: NearInvoice[] | null
  texts: SimilarText[] | null
}

/** A hint beside a ticket is not worth a longer wait, nor more of the database. */
const patienceMs = 1500

/**
 * Tickets that may be about the same as this one, as far as the actor may see them: with nearly the same invoice
 * number, or with the same rare words. Those that are related to it anyway are left out. A copy for a drill has none.
 * Throws notFound.
 */
export async function similarTickets(ctx: Context, number: string): Promise<Similar> {
  const ticket = await findTicket(ctx, number)
  ensure(canSee(ctx.actor, ticket), notFound)
  if (ticket.drillSince) return { invoices: [], texts: [] }
  const invoices = await inTime(ctx, patienceMs, (tx) => nearInvoices(tx, ticket))
  const texts = await inTime(ctx, patienceMs, async (tx) => {
    const known = [...(await relatedTo(tx, ticket)), ...(invoices ?? [])]
    return similarTexts(tx, ticket, new Set(known.map((one) => one.number)))
  })
  return { invoices, texts }
}
