import { isSymptom } from '#app/domain/ground/vocabulary/ticket-words.ts'
import type { Seen } from '#app/domain/incidents/incidents/applies.ts'
import type { OwnTicket } from '#app/domain/intake/own-ticket/show-own-ticket.ts'
import { regionOf } from '#app/domain/intake/reports/store-invoice.ts'
import { isInvoiceKind } from '#app/domain/invoices/reading/kinds.ts'

/** What a report tells of its invoice and of what was seen; nothing of one that is about no invoice. */
export function seenOfTicket({
  kind,
  symptom,
  invoice,
}: Pick<OwnTicket, 'kind' | 'symptom' | 'invoice'>): Partial<Seen> {
  if (kind !== 'missing_invoice') return {}
  const issuedOn = invoice?.issuedOn ?? null
  return {
    symptom: isSymptom(symptom) ? symptom : 'not_found',
    kinds: isInvoiceKind(invoice?.kind) ? [invoice.kind] : [],
    issued: { from: issuedOn, until: issuedOn },
    region: invoice && regionOf(invoice),
  }
}
