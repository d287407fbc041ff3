import { eq, inArray, or, sql, type SQL } from 'drizzle-orm'
import { contacts, reportedInvoices, tickets } from '#db/schema/index.ts'
import { normaliseEmail } from '#app/domain/contacts/email.ts'
import { normaliseMobile } from '#app/domain/contacts/mobile.ts'
import type { Context } from '#app/domain/context.ts'
import { normaliseTaxId } from '#app/domain/invoices/tax-id.ts'
import { blindIndexes } from '#app/platform/crypto.ts'
import { parseTicketNumber } from './number.ts'

/**
 * What a typed search stands for: a ticket number, an address, an invoice or taxpayer number exactly; otherwise the
 * words, by the index of one- and two-character pieces, checked again against the text.
 */
export async function search(ctx: Context, typed: string | undefined): Promise<SQL | undefined> {
  const q = typed?.trim()
  if (!q) return undefined
  const number = parseTicketNumber(q)
  if (number) return eq(tickets.number, number)
  const mobile = normaliseMobile(q)
  if (mobile) return byContact(ctx, inArray(contacts.mobileIndex, blindIndexes('mobile', mobile)))
  const email = normaliseEmail(q)
  if (email) return byContact(ctx, inArray(contacts.emailIndex, blindIndexes('email', email)))

  const exact = normaliseTaxId(q)
  const byInvoice = /^[0-9A-Z]{8,20}$/.test(exact)
    ? sql`exists (select from ${reportedInvoices} r where r.ticket_id = ${tickets.id}
            and (r.number = ${exact} or r.buyer_tax_id_index = any(${list(blindIndexes('tax_id', exact))}::text[])
                 or r.seller_tax_id_index = any(${list(blindIndexes('tax_id', exact))}::text[])))`
    : undefined
  const pattern = `%${q.replaceAll(/[\\%_]/g, (character) => `\\${character}`)}%`
  const words = sql`tickets.grams @> ngrams(${q}) and (${tickets.subject} ilike ${pattern} or ${tickets.description} ilike ${pattern})`
  return byInvoice ? or(byInvoice, words) : words
}

/** Ids first: a handful of contacts, found by their index. */
async function byContact(ctx: Context, condition: SQL): Promise<SQL> {
  const found = await ctx.db.select({ id: contacts.id }).from(contacts).where(condition).limit(500)
  return found.length === 0
    ? sql`false`
    : inArray(
        tickets.contactId,
        found.map((row) => row.id),
      )
}

const list = (values: readonly string[]) => sql.param(`{${values.map((value) => `"${value}"`).join(',')}}`)
