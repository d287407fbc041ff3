import { digitsOrNull, type InvoiceFields } from './invoice-fields.ts'

/**
 * The identity of an invoice, for finding other reports of the same one: the 20-digit number by itself (a paper
 * code beside it changes nothing), otherwise code and number. null without a number.
 */
export function invoiceKey(invoice: Partial<Pick<InvoiceFields, 'code' | 'number'>>): string | null {
  const number = digitsOrNull(invoice.number)
  const code = digitsOrNull(invoice.code)
  if (number === null || number.length === 20 || code === null) return number
  return `${code}-${number}`
}
