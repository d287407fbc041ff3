import { eq, sql } from 'drizzle-orm'
import { reportedInvoices, tickets } from '#db/schema/index.ts'
import type { Context } from '#app/domain/ground/context.ts'
import { invoiceKey } from '#app/domain/invoices/reading/invoice-key.ts'
import { differenceOf, numbersNear, type Difference } from '#app/domain/invoices/reading/near-numbers.ts'
import type { Ticket } from '#app/domain/desk/tickets/ticket.ts'
import { mayBeShown, mostShown, type SimilarTicket } from './similar-ticket.ts'

type Invoice = Pick<typeof reportedInvoices.$inferSelect, 'code' | 'number' | 'amount' | 'issuedOn'>

/** A ticket whose invoice may be the same, mistyped in one of the two. */
export type NearInvoice = SimilarTicket & {
  /** Which of the two numbers differs, as the other ticket has it, and where. */
  field: 'number' | 'code'
  value: string
  difference: Difference
  /** What speaks for one invoice. */
  sameAmount: boolean
  sameDate: boolean
}

/**
 * Those that agree in amount and date first, then the newest. Numbers of one seller follow each other: where amount and
 * date are known and both differ, it is another invoice.
 */
export async function nearInvoices(ctx: Context, ticket: Pick<Ticket, 'id'>): Promise<NearInvoice[]> {
  const [invoice] = await ctx.db
    .select()
    .from(reportedInvoices)
    .where(eq(reportedInvoices.ticketId, ticket.id))
  const keys = invoice ? keysNear(invoice) : []
  if (!invoice || keys.length === 0) return []
  const { amount, issuedOn } = invoice
  const { id, number, subject, state, createdAt } = tickets
  // `offset 0`: asked key by key and ticket by ticket, each by its index; joined, the planner may read either table whole.
  const rows = await ctx.db.execute<Row>(sql`
    select found.*, near.code, near.invoice_number,
           (near.amount = ${amount}) is true as same_amount,
           (near.issued_on = ${issuedOn}::date) is true as same_date
      from unnest(${sql.param(keys)}::text[]) as wanted(key)
     cross join lateral (
       select ${reportedInvoices.ticketId}, ${reportedInvoices.code}, ${reportedInvoices.number} as invoice_number,
              ${reportedInvoices.amount}, ${reportedInvoices.issuedOn}
         from ${reportedInvoices} where ${reportedInvoices.key} = wanted.key offset 0) near
     cross join lateral (
       select ${number}, ${subject}, ${state}, ${createdAt}
         from ${tickets} where ${id} = near.ticket_id and ${mayBeShown(ctx, ticket)} offset 0) found
     where (near.amount <> ${amount} and near.issued_on <> ${issuedOn}::date) is not true
     order by (near.amount = ${amount}) is true desc, (near.issued_on = ${issuedOn}::date) is true desc,
              found.created_at desc
     limit ${mostShown}`)
  return rows.flatMap((row) => {
    const difference = differing(invoice, row)
    return difference
      ? [
          {
            number: row.number,
            subject: row.subject,
            state: row.state,
            createdAt: new Date(row.created_at),
            ...difference,
            sameAmount: row.same_amount,
            sameDate: row.same_date,
          },
        ]
      : []
  })
}

type Row = {
  number: string
  subject: string
  state: string
  created_at: string
  code: string | null
  invoice_number: string
  same_amount: boolean
  same_date: boolean
}

/**
 * The identities of invoices that differ by one slip, in the number or in the code; not in both, and a number of eight
 * digits is nothing without its code.
 */
export function keysNear({ code, number }: Pick<Invoice, 'code' | 'number'>): string[] {
  const own = invoiceKey({ code, number })
  const near = [
    ...numbersNear(number).map((other) => ({ code, number: other })),
    ...(own?.includes('-') ? numbersNear(code ?? '').map((other) => ({ code: other, number })) : []),
  ]
  return [...new Set(near.flatMap((invoice) => invoiceKey(invoice) ?? []))].filter((key) => key !== own)
}

function differing(
  own: Invoice,
  other: Pick<Row, 'code' | 'invoice_number'>,
): Pick<NearInvoice, 'field' | 'value' | 'difference'> | null {
  const ofNumber = differenceOf(own.number, other.invoice_number)
  if (ofNumber) return { field: 'number', value: other.invoice_number, difference: ofNumber }
  const ofCode = own.code !== null && other.code !== null ? differenceOf(own.code, other.code) : null
  return ofCode && other.code !== null ? { field: 'code', value: other.code, difference: ofCode } : null
}
