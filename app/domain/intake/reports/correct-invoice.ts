import { z } from 'zod'
import { eq } from 'drizzle-orm'
import { reportedInvoices } from '#db/schema/index.ts'
import { findContact } from '#app/domain/contacts/contacts/find-contact.ts'
import { correctTicket, type Seen } from '#app/domain/desk/corrections/correct-ticket.ts'
import { stateOf } from '#app/domain/desk/tickets/move.ts'
import { holdOpenReports, releaseOpenReports } from '#app/domain/desk/tickets/open-reports.ts'
import { subjectLine } from '#app/domain/desk/tickets/subject-line.ts'
import type { Ticket } from '#app/domain/desk/tickets/ticket.ts'
import type { Context } from '#app/domain/ground/context.ts'
import { conflict, invalid } from '#app/domain/ground/errors/errors.ts'
import { refuseUnreadable } from '#app/domain/ground/errors/refuse-unreadable.ts'
import { parseInput } from '#app/domain/ground/input/parse-input.ts'
import { isOpen } from '#app/domain/ground/vocabulary/open-states.ts'
import { isSymptom, isTicketKind } from '#app/domain/ground/vocabulary/ticket-words.ts'
import { invoiceKey } from '#app/domain/invoices/reading/invoice-key.ts'
import { isInvoiceKind } from '#app/domain/invoices/reading/kinds.ts'
import { languageOr } from '#app/i18n/language.ts'
import { decrypt } from '#app/platform/crypto.ts'
import { InvoiceInput, judgeInvoice, type ReportedInvoice } from './judge-invoice.ts'
import { relateSameInvoice, unrelateSameInvoice } from './relate-same-invoice.ts'
import { storeInvoice } from './store-invoice.ts'

type Stored = typeof reportedInvoices.$inferSelect

/** Told old and new; names and tax numbers may be a person's, and are only named. */
const told = ['number', 'code', 'kind', 'issuedOn', 'amount', 'checkCode'] as const
const named = ['buyerName', 'sellerName', 'buyerTaxId', 'sellerTaxId'] as const

/**
 * Puts the invoice of a ticket right, read and checked as when it was reported; throws invalid with the same fields. Who
 * else reports the same, and whether this reporter does twice, is judged again. A tax number left empty stays: the page
 * shows it masked.
 */
export function correctInvoice(
  ctx: Context,
  number: string,
  { invoice: input, ...seen }: { invoice: Record<string, unknown> } & Seen,
): Promise<Ticket> {
  const { invoice: given } = parseInput(z.object({ invoice: InvoiceInput }), { invoice: input })
  const { invoice: read, errors } = judgeInvoice(given, ctx.now)
  if (errors.length > 0) throw invalid(errors)
  const key = invoiceKey(read)
  if (!key) throw invalid([{ field: 'invoice.number', message: 'required' }])
  return correctTicket(ctx, number, seen, async (tx, ticket) => {
    if (ticket.drillSince) throw conflict('ticket.is_copy')
    const [stored] = await tx.db
      .select()
      .from(reportedInvoices)
      .where(eq(reportedInvoices.ticketId, ticket.id))
    const before = stored ? await refuseUnreadable(() => openInvoice(stored)) : null
    const after = {
      ...read,
      buyerTaxId: read.buyerTaxId ?? before?.buyerTaxId ?? null,
      sellerTaxId: read.sellerTaxId ?? before?.sellerTaxId ?? null,
    }
    const changed = [...told, ...named].filter((field) => (before?.[field] ?? null) !== after[field])
    if (changed.length === 0) return null

    await storeInvoice(tx, ticket.id, key, after)
    if (stored?.key !== key || stored.number !== after.number) await judgeOthers(tx, ticket, key, after)
    return {
      action: 'ticket.invoice_corrected',
      details: {
        changed: changed.map((field) => `invoice.${field}`),
        before: before && pick(before, changed),
        after: pick(after, changed),
      },
      set: await subjectAfter(tx, ticket, before, after),
    }
  })
}

function openInvoice(stored: Stored): ReportedInvoice {
  const open = (column: string, cipher: Buffer | null) =>
    cipher && decrypt(cipher, { table: 'reported_invoices', column, row: stored.ticketId })
  const { code, number, issuedOn, amount, checkCode, buyerName, sellerName } = stored
  return {
    ...{ code, number, issuedOn, amount, checkCode, buyerName, sellerName },
    kind: isInvoiceKind(stored.kind) ? stored.kind : null,
    buyerTaxId: open('buyer_tax_id', stored.buyerTaxIdCipher),
    sellerTaxId: open('seller_tax_id', stored.sellerTaxIdCipher),
  }
}

/** Where another open ticket of the same reporter holds the key, it keeps it: both are shown to the desk as related. */
async function judgeOthers(tx: Context, ticket: Ticket, key: string, invoice: ReportedInvoice) {
  await unrelateSameInvoice(tx, ticket.id)
  await relateSameInvoice(tx, ticket, key, invoice)
  await releaseOpenReports(tx, ticket.id)
  if (isOpen(stateOf(ticket))) await holdOpenReports(tx, ticket)
}

const pick = (invoice: ReportedInvoice, changed: readonly string[]) =>
  Object.fromEntries(told.filter((field) => changed.includes(field)).map((field) => [field, invoice[field]]))

/** A subject that was made from the invoice names its new number; one that somebody has worded themselves stays. */
async function subjectAfter(
  tx: Context,
  ticket: Ticket,
  before: ReportedInvoice | null,
  after: ReportedInvoice,
): Promise<{ subject?: string }> {
  if (!isTicketKind(ticket.kind)) return {}
  const facts = {
    kind: ticket.kind,
    symptom: isSymptom(ticket.symptom) ? ticket.symptom : null,
    description: ticket.description,
    contact: { language: languageOr((await findContact(tx, ticket.contactId)).language) },
  }
  if (subjectLine({ ...facts, invoice: before }) !== ticket.subject) return {}
  return { subject: subjectLine({ ...facts, invoice: after }) }
}
