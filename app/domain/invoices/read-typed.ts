import { readAmount } from '#app/domain/invoices/amount.ts'
import { noFields, type InvoiceFields } from '#app/domain/invoices/invoice-fields.ts'
import { readIssueDate } from '#app/domain/invoices/issue-date.ts'
import { readCode } from '#app/domain/invoices/read-code.ts'
import type { PartialReading } from '#app/domain/invoices/read-qr.ts'
import { readTaxId } from '#app/domain/invoices/tax-id.ts'

/**
 * Reads what people type or paste: a number, code and number, and after them date, amount and check code, with
 * or without labels (发票代码：… 发票号码：…). Each part is told by its shape. null when nothing resembles a number.
 * @param today `YYYY-MM-DD` in Asia/Shanghai
 */
export function readTyped(text: string, today: string): PartialReading | null {
  const invoice: InvoiceFields = { ...noFields }
  for (const token of split(text)) place(invoice, token)
  const { code, number } = invoice
  if (code === null && number === null) return null

  // Eight digits and ten are a fiscal receipt, unless the ten read as the code of an invoice.
  if (code?.length === 8 && number?.length === 10 && !isPlausibleCode(number, today)) invoice.kind = 'fiscal'
  else if (code !== null && number?.length !== 20) invoice.kind = readCode(code)?.kind ?? null
  return { invoice, findings: [] }
}

function place(invoice: InvoiceFields, token: string): void {
  const { length } = token
  const digits = /^\d+$/.test(token)
  if (digits && length === 20) {
    if (invoice.number === null) invoice.number = token
    else invoice.checkCode ??= token
  } else if (digits && (length === 10 || length === 12) && invoice.code === null) {
    if (invoice.number?.length === 8) exchange(invoice, token)
    else invoice.code = token
  } else if (invoice.number !== null && invoice.issuedOn === null && readIssueDate(token)) {
    invoice.issuedOn = readIssueDate(token)
  } else if (digits && length === 6 && invoice.number !== null) {
    invoice.checkCode ??= token
  } else if (digits && length >= 4 && invoice.number === null) {
    invoice.number = token
  } else if (/[A-Z]/i.test(token)) {
    placeLetters(invoice, token)
  } else if (invoice.number !== null) {
    invoice.amount ??= readAmount(token)
  }
}

/** A number with letters is a taxpayer's, or an invoice number with O for 0 and l for 1: shown, and refused. */
function placeLetters(invoice: InvoiceFields, token: string): void {
  const looksMistyped = /^[0-9OIL|SBZ]{8,20}$/i.test(token) && /\d{2}/.test(token)
  if (invoice.number === null && looksMistyped) invoice.number = token
  else if (invoice.number !== null) invoice.sellerTaxId ??= readTaxId(token)?.value ?? null
}

/** A code after the number: kept in the order typed, so that the check can say that they are exchanged. */
function exchange(invoice: InvoiceFields, token: string): void {
  invoice.code = invoice.number
  invoice.number = token
}

function split(text: string): string[] {
  const whole = text
    .replace(/(?<!\d)(\d{4})\s*[-/年]\s*(\d{1,2})\s*[-/月]\s*(\d{1,2})(?!\d)日?/g, (_, year, month, day) =>
      [String(year), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join(''),
    )
    .replace(/(?<!\d)(?:\d{5}[ -]){3}\d{5}(?!\d)/g, (grouped) => grouped.replace(/\D/g, ''))
    .replace(/\bno[.:]?\s*(?=\d)/gi, ' ')
  const tokens = whole.split(/[^0-9A-Za-z.]+/).filter((token) => /\d/.test(token))
  const joined = tokens.join('')
  const isGrouped = tokens.length > 1 && tokens.every((token) => /^\d{1,6}$/.test(token))
  return isGrouped && (joined.length === 8 || joined.length === 20) ? [joined] : tokens
}

function isPlausibleCode(text: string, today: string): boolean {
  const reading = readCode(text)
  return reading !== null && reading.kind !== null && reading.year <= Number(today.slice(0, 4))
}
