import { sql, type SQL } from 'drizzle-orm'
import { reportedInvoices, tickets } from '#db/schema/index.ts'
import { invoiceKey } from '#app/domain/invoices/reading/invoice-key.ts'
import { readInvoice } from '#app/domain/invoices/reading/read-invoice.ts'
import { normaliseTaxId, readTaxId } from '#app/domain/invoices/reading/tax-id.ts'
import { blindIndexes } from '#app/platform/crypto.ts'

export type Numbers = {
  /** Invoice numbers by themselves, whatever code stands beside them. */
  numbers: string[]
  /** Code and number, as `invoiceKey` writes them. */
  keys: string[]
  taxIds: string[]
}

/** A code of 10 or 12 digits and the number of 8 that follows it, or goes before, written as one. */
const codeFirst = /^(\d{12}|\d{10})(\d{8})$/
const numberFirst = /^(\d{8})(\d{12}|\d{10})$/
const shortest = 8

/**
 * What a typed text may be the number of: an invoice's, with its code or without, labelled or not, or a taxpayer's.
 * null where it holds nothing of that shape.
 */
export function numbersIn(typed: string, today: string): Numbers | null {
  const exact = normaliseTaxId(typed)
  if (!/^(?=.*\d)[0-9A-Z]{8,21}$/.test(exact)) return labelled(typed, today)
  const [, code, number] = codeFirst.exec(exact) ?? []
  const [, before, behind] = numberFirst.exec(exact) ?? []
  const pairs = [
    { code, number },
    { code: behind, number: before },
  ]
  return {
    numbers: [exact],
    keys: pairs.flatMap((pair) => (pair.code && pair.number ? [`${pair.code}-${pair.number}`] : [])),
    taxIds: [exact],
  }
}

function labelled(typed: string, today: string): Numbers | null {
  const invoice = readInvoice(typed, today)
  const key = invoice.number !== null && invoice.number.length >= shortest && invoiceKey(invoice)
  if (!key) return labelledTaxId(typed)
  return key.includes('-')
    ? { numbers: [], keys: [key], taxIds: [] }
    : { numbers: [key], keys: [], taxIds: [] }
}

const taxLabel =
  /^.{0,8}?(?:纳税人识别号|納稅人識別號|统一社会信用代码|統一社會信用代碼|信用代码|识别号|税号|稅號|tax ?(?:payer )?(?:id|no|number)|uscc)[\s:：.]*/i

function labelledTaxId(typed: string): Numbers | null {
  const taxId = taxLabel.test(typed) ? readTaxId(typed.replace(taxLabel, '')) : null
  return taxId && { numbers: [], keys: [], taxIds: [taxId.value] }
}

/**
 * One look-up a kind of number, each of the ids of the tickets with such an invoice. Each has an index of its own:
 * joined by OR, or beside words, no index serves them and the whole table is read.
 */
export const lookupsOf = (numbers: Numbers): SQL[] =>
  conditionsOf(numbers).map(
    (condition) => sql`select ${reportedInvoices.ticketId} from ${reportedInvoices} where ${condition}`,
  )

/** Whether the ticket at hand has such an invoice. `offset 0`: asked ticket by ticket, by the primary key. */
export const hasInvoiceOf = (numbers: Numbers): SQL =>
  sql`exists (select from ${reportedInvoices} where ${reportedInvoices.ticketId} = ${tickets.id}
        and (${sql.join(conditionsOf(numbers), sql` or `)}) offset 0)`

function conditionsOf({ numbers, keys, taxIds }: Numbers): SQL[] {
  const indexes = taxIds.flatMap((taxId) => blindIndexes('tax_id', taxId))
  const { number, key, buyerTaxIdIndex, sellerTaxIdIndex } = reportedInvoices
  return [
    { column: number, values: numbers },
    { column: key, values: keys },
    { column: buyerTaxIdIndex, values: indexes },
    { column: sellerTaxIdIndex, values: indexes },
  ]
    .filter(({ values }) => values.length > 0)
    .map(({ column, values }) => sql`${column} = any(${sql.param(values)}::text[])`)
}
