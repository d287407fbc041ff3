import { asc, eq } from 'drizzle-orm'
import { categories, reportedInvoices } from '#db/schema/index.ts'
import { findContact } from '#app/domain/contacts/contacts/find-contact.ts'
import type { Context } from '#app/domain/ground/context.ts'
import { invalid } from '#app/domain/ground/errors/errors.ts'
import {
  isPriority,
  isSymptom,
  isTicketKind,
  type Symptom,
  type TicketKind,
} from '#app/domain/ground/vocabulary/ticket-words.ts'
import { languageOr } from '#app/i18n/language.ts'
import { subjectLine } from '#app/domain/desk/tickets/subject-line.ts'
import type { Ticket } from '#app/domain/desk/tickets/ticket.ts'
import { correctTicket, type Seen } from './correct-ticket.ts'
import { judgeClocks } from './judge-clocks.ts'

export type CategoryChoice = { key: string; kind: string; symptom: string | null }

/** The categories in the order in which they are offered. */
export const listCategories = (ctx: Context): Promise<CategoryChoice[]> =>
  ctx.db
    .select({ key: categories.key, kind: categories.kind, symptom: categories.symptom })
    .from(categories)
    .orderBy(asc(categories.position), asc(categories.key))

/**
 * Puts a ticket into another category: its kind and symptom are that one's, its clocks are judged again, and a subject
 * that was made from them is made anew. Who handles it stays: where another department would, that is proposed.
 */
export function correctCategory(
  ctx: Context,
  number: string,
  { category, ...seen }: { category: string } & Seen,
): Promise<Ticket> {
  return correctTicket(ctx, number, seen, async (tx, ticket) => {
    const [found] = await tx.db
      .select({ kind: categories.kind, symptom: categories.symptom })
      .from(categories)
      .where(eq(categories.key, category))
    if (!found || !isTicketKind(found.kind)) throw invalid([{ field: 'category', message: 'choice' }])
    if (ticket.category === category) return null
    const rated = { kind: found.kind, symptom: isSymptom(found.symptom) ? found.symptom : null }
    const priority = isPriority(ticket.priority) ? ticket.priority : 'normal'
    return {
      action: 'ticket.category_corrected',
      details: { from: ticket.category, to: category },
      set: {
        category,
        ...rated,
        ...(await subjectAfter(tx, ticket, rated)),
        ...(await judgeClocks(tx, ticket, { kind: found.kind, priority })),
      },
    }
  })
}

/** A subject that somebody has worded themselves stays. */
async function subjectAfter(
  tx: Context,
  ticket: Ticket,
  rated: { kind: TicketKind; symptom: Symptom | null },
): Promise<{ subject?: string }> {
  const [invoice] = await tx.db
    .select({ number: reportedInvoices.number })
    .from(reportedInvoices)
    .where(eq(reportedInvoices.ticketId, ticket.id))
  const language = languageOr((await findContact(tx, ticket.contactId)).language)
  const facts = { description: ticket.description, invoice: invoice ?? null, contact: { language } }
  const before = {
    kind: isTicketKind(ticket.kind) ? ticket.kind : rated.kind,
    symptom: isSymptom(ticket.symptom) ? ticket.symptom : null,
  }
  if (subjectLine({ ...facts, ...before }) !== ticket.subject) return {}
  return { subject: subjectLine({ ...facts, ...rated }) }
}
