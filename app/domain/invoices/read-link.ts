import { readAmount } from '#app/domain/invoices/amount.ts'
import { finding } from '#app/domain/invoices/findings.ts'
import { digitsOrNull, noFields } from '#app/domain/invoices/invoice-fields.ts'
import type { PartialReading } from '#app/domain/invoices/read-qr.ts'

export const isLink = (text: string) => /^[a-z][a-z0-9+.-]*:\/\//i.test(text)

/**
 * Reads the QR of a Shenzhen blockchain invoice, a link with `bill_num` and `total_amount`. The total is in fen:
 * the service behind the link answers in fen and is asked with this figure. Other links are no invoice: null.
 * The link is never opened.
 */
export function readLink(text: string): PartialReading | null {
  const values = new Map<string, string>()
  for (const [, key = '', value = ''] of text.matchAll(/(?:^|[?&#,])([a-z_]+)=([^?&#,]*)/gi)) {
    values.set(key.toLowerCase(), value.trim())
  }
  const number = digitsOrNull(values.get('bill_num'))
  if (number === null) return null

  const total = values.get('total_amount') ?? ''
  const isInFen = /^\d+$/.test(total)
  const amount = isInFen ? inYuan(total) : readAmount(total)
  const findings = isInFen ? [finding('amount_in_fen', 'amount')] : []
  if (total !== '' && amount === null) findings.push(finding('amount_shape', 'amount'))
  const code = digitsOrNull(values.get('bill_code'))
  return { invoice: { ...noFields, kind: 'blockchain', code, number, amount }, findings }
}

function inYuan(fen: string): string {
  const digits = fen.replace(/^0+/, '').padStart(3, '0')
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`
}
