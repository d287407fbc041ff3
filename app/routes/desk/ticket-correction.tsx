import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { correctCategory } from '#app/domain/desk/corrections/correct-category.ts'
import { correctCause } from '#app/domain/desk/corrections/correct-cause.ts'
import { correctContact } from '#app/domain/desk/corrections/correct-contact.ts'
import { correctPriority } from '#app/domain/desk/corrections/correct-priority.ts'
import { correctSubject } from '#app/domain/desk/corrections/correct-subject.ts'
import { correctTags } from '#app/domain/desk/corrections/correct-tags.ts'
import type { Seen } from '#app/domain/desk/corrections/correct-ticket.ts'
import { notFound } from '#app/domain/ground/errors/errors.ts'
import { correctInvoice } from '#app/domain/intake/reports/correct-invoice.ts'
import type { FormValues } from '#app/http/forms/fields.ts'
import type { StaffContext } from '#app/http/staff.ts'
import { onTicket } from '#app/routes/desk/on-ticket.ts'
import { loadTicketPage } from '#app/routes/desk/load-ticket-page.ts'
import { seenIn } from '#app/routes/desk/reply-form.ts'
import { TicketPage, ticketMeta } from '#app/routes/desk/ticket-page.tsx'

export function loader(args: LoaderFunctionArgs) {
  return loadTicketPage(args)
}

/** One property of a ticket is put right; the last part of the address names it. */
export function action(args: ActionFunctionArgs) {
  const property = args.params.property ?? ''
  const correct = Object.hasOwn(corrections, property) ? corrections[property] : undefined
  if (!correct) throw notFound()
  return onTicket(
    args,
    'corrected',
    (tx, number, values) => correct(tx, number, values, seenIn(values.text)),
    // An address that something was sent to, or that was forgotten, can't come back.
    { isUndoable: property !== 'contact' && property !== 'invoice' },
  )
}

type Correct = (tx: StaffContext, number: string, values: FormValues, seen: Seen) => Promise<unknown>

const corrections: Record<string, Correct> = {
  priority: (tx, number, { text }, seen) =>
    correctPriority(tx, number, { priority: text('priority'), ...seen }),
  category: (tx, number, { text }, seen) =>
    correctCategory(tx, number, { category: text('category'), ...seen }),
  cause: (tx, number, { text }, seen) => correctCause(tx, number, { causeCode: text('causeCode'), ...seen }),
  subject: (tx, number, { text }, seen) => correctSubject(tx, number, { subject: text('subject'), ...seen }),
  // Adding and taking away commute: what others did meanwhile stands in no one's way.
  tags: (tx, number, { text, list }) => correctTags(tx, number, { add: text('add'), remove: list('remove') }),
  contact: (tx, number, { text }, seen) =>
    correctContact(tx, number, {
      name: text('name'),
      mobile: text('mobile'),
      email: text('email'),
      remove: [
        ...(text('removeMobile') === 'yes' ? (['mobile'] as const) : []),
        ...(text('removeEmail') === 'yes' ? (['email'] as const) : []),
      ],
      tell: text('tell') === 'yes',
      ...seen,
    }),
  invoice: (tx, number, { text }, seen) =>
    correctInvoice(tx, number, {
      invoice: Object.fromEntries(invoiceFields.map((field) => [field, text(`invoice.${field}`)])),
      ...seen,
    }),
}

const invoiceFields = [
  'number',
  'code',
  'kind',
  'issuedOn',
  'amount',
  'checkCode',
  'sellerName',
  'sellerTaxId',
  'buyerName',
  'buyerTaxId',
]

export const meta = ticketMeta
export default TicketPage
