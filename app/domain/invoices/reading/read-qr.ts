import { readAmount } from './amount.ts'
import { commaFields } from './csv-fields.ts'
import { finding, type Finding } from './findings.ts'
import { digitsOrNull, noFields, type InvoiceFields } from './invoice-fields.ts'
import { readIssueDate } from './issue-date.ts'
import { kindOfPayload } from './qr-kind.ts'
import { readTaxId } from './tax-id.ts'

export interface PartialReading {
  invoice: InvoiceFields
  /** Only what the later check of the fields can't see: parts that were there and could not be read. */
  findings: Finding[]
}

/**
 * Reads the comma-separated payload printed on invoices since 2016: version, kind, code, number, amount, date,
 * check code, tail; 6 to 8 fields, trailing comma or not, the empty check-code field sometimes left out.
 * null when the text is no such payload.
 */
export function readPayload(text: string): PartialReading | null {
  const parts = commaFields(text)
  if (parts.length < 4) return null
  if (/^CZ/i.test(parts[0] ?? '')) return readFiscal(parts)
  const isShort = isOneLeftOut(parts)
  // The version is 01 of all that were seen: where one of the two is left out, 01 may be either and names no kind.
  const isVersion = isShort && /^0?1$/.test(parts[0] ?? '')
  const fields = withWholeAmount(
    isShort ? (isVersion ? ['01', '', ...parts.slice(1)] : ['01', ...parts]) : parts,
  )
  const [version = '', kind = '', rawCode = '', rawNumber = ''] = fields
  if (!/^\d{1,2}$/.test(version) || !/^[0-9A-Z]{0,4}$/i.test(kind) || (kind === '' && !isVersion)) return null
  const code = digitsOrNull(rawCode)
  const number = digitsOrNull(rawNumber)
  // A row of a sheet, counted in front: typed, not scanned.
  if (code?.length === 20 || (Number(version) !== 1 && !/[0-9A-Z]{4}/.test(number ?? ''))) return null
  if (code?.length === 8 && number?.length === 10) return readFiscal(['', '', ...fields.slice(2)])
  return withRest(fields, { code, number, kind: kindOfPayload(kind.padStart(2, '0'), code, number) })
}

function withRest(fields: string[], known: Pick<InvoiceFields, 'kind' | 'code' | 'number'>): PartialReading {
  const findings = Number(fields[0]) === 1 ? [] : [finding('version_unknown', 'input')]
  if (known.kind === null) findings.push(finding('kind_unknown', 'kind'))
  const seller = readSeller(fields)
  const [amount = '', date = '', ...rest] = fields.slice(seller === null ? 4 : 5)
  const checkCode = seller === null ? readCheckCode(rest) : null
  return withAmountAndDate({ ...noFields, ...known, checkCode, sellerTaxId: seller }, amount, date, findings)
}

/** An amount whose thousands are parted by the comma that parts the fields: the date behind it shows where it ends. */
function withWholeAmount(fields: string[]): string[] {
  if (readIssueDate(fields[5] ?? '') !== null) return fields
  const end = [6, 7, 8].find((at) => readIssueDate(fields[at] ?? '') !== null)
  const whole = fields.slice(4, end).join(',')
  return end !== undefined && /,/.test(whole) && readAmount(whole) !== null
    ? [...fields.slice(0, 4), whole, ...fields.slice(end)]
    : fields
}

/** Older blockchain invoices put the seller's taxpayer number before amount and date, and a hash after them. */
function readSeller(fields: string[]): string | null {
  const [candidate = '', amount = '', date = ''] = fields.slice(4)
  if (readIssueDate(candidate) || !readAmount(amount) || !readIssueDate(date)) return null
  return /^\d{1,14}(\.\d*)?$/.test(candidate) ? null : (readTaxId(candidate)?.value ?? null)
}

/** The tail (four characters of unknown meaning, by rule the last) is told from the check code by its length. */
function readCheckCode([first = '', second = '']: string[]): string | null {
  const isTail = /^[0-9A-Z*]{1,4}$/i.test(first) && second === ''
  return isTail ? null : digitsOrNull(first)
}

/** 财政票据: version, agency, code, number, check code, date, amount. Not a tax invoice. */
function readFiscal([, , code, number, checkCode, date = '', amount = '']: string[]): PartialReading {
  const fields = {
    code: digitsOrNull(code),
    number: digitsOrNull(number),
    checkCode: digitsOrNull(checkCode),
  }
  return withAmountAndDate({ ...noFields, kind: 'fiscal', ...fields }, amount, date, [])
}

function withAmountAndDate(invoice: InvoiceFields, amount: string, date: string, findings: Finding[]) {
  const read = { ...invoice, amount: readAmount(amount), issuedOn: readIssueDate(date) }
  if (amount !== '' && read.amount === null) findings.push(finding('amount_shape', 'amount'))
  if (date !== '' && read.issuedOn === null) findings.push(finding('date_shape', 'issuedOn'))
  return { invoice: read, findings }
}

/** Code and number stand one place too early: version or kind is missing. */
const isOneLeftOut = ([, code = '', number = '']: string[]) =>
  /^(\d{10}|\d{12})?$/.test(code) && /^(\d{8}|\d{20})$/.test(number)
