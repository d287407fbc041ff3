import { readAmount } from './amount.ts'
import { finding, type Finding } from './findings.ts'
import { digitsOrNull, noFields, type InvoiceFields } from './invoice-fields.ts'
import { readIssueDate } from './issue-date.ts'
import { readCode } from './read-code.ts'
import type { PartialReading } from './read-qr.ts'

export const isLink = (text: string) => /^[a-z][a-z0-9+.-]*:\/\//i.test(text)

const parameter = /[?&#]([a-z_]+)=([\w%.,:+¥/-]*)/gi

/**
 * Reads the link that an invoice or a mail about it carries: of a tax bureau (`Fphm`, `Fpdm`, `Kprq`, `je`, `jym`, in
 * any order and case), or the QR of a Shenzhen blockchain invoice (`bill_num`, `total_amount`). Other links are no
 * invoice, and one that names two is none either: null. The link is never opened.
 */
export function readLink(text: string): PartialReading | null {
  if (!/[?&#][a-z_]+=/i.test(text)) return null
  // A page may carry the link to the next one, encoded.
  return fromParameters(text) ?? fromParameters(decoded(text))
}

function fromParameters(text: string): PartialReading | null {
  const said = new Map<string, Set<string>>()
  for (const [, key = '', value = ''] of text.replaceAll('&amp;', '&').matchAll(parameter)) {
    const name = key.toLowerCase()
    said.set(name, (said.get(name) ?? new Set()).add(decoded(value.replaceAll('+', ' ')).trim()))
  }
  const get = (...names: string[]) => {
    const values = new Set(
      names.flatMap((name) => [...(said.get(name) ?? [])]).filter((value) => value !== ''),
    )
    return values.size === 1 ? ([...values][0] ?? '') : ''
  }
  return fromBlockchain(get) ?? fromTaxBureau(get)
}

type Get = (...names: string[]) => string

/** The total is in fen: the service behind the link answers in fen and is asked with this figure. */
function fromBlockchain(get: Get): PartialReading | null {
  const number = digitsOrNull(get('bill_num'))
  if (number === null) return null
  const total = get('total_amount')
  const isInFen = /^\d+$/.test(total)
  const amount = isInFen ? inYuan(total) : readAmount(total)
  const findings = isInFen ? [finding('amount_in_fen', 'amount')] : []
  if (total !== '' && amount === null) findings.push(finding('amount_shape', 'amount'))
  return {
    invoice: { ...noFields, kind: 'blockchain', code: digitsOrNull(get('bill_code')), number, amount },
    findings,
  }
}

function fromTaxBureau(get: Get): PartialReading | null {
  const number = digitsOrNull(get('fphm'))
  if (number === null || !/\d{4}/.test(number)) return null
  const code = digitsOrNull(get('fpdm'))
  const total = (number.length === 20 && get('jshj')) || get('je', 'kjje') || get('jshj')
  const date = get('kprq')
  const invoice: InvoiceFields = {
    ...noFields,
    kind: code !== null && number.length !== 20 ? (readCode(code)?.kind ?? null) : null,
    code,
    number,
    amount: readAmount(total),
    issuedOn: readIssueDate(date),
    checkCode: checkCodeOf(get('jym')),
  }
  const findings: Finding[] = []
  if (total !== '' && invoice.amount === null) findings.push(finding('amount_shape', 'amount'))
  if (date !== '' && invoice.issuedOn === null) findings.push(finding('date_shape', 'issuedOn'))
  return { invoice, findings }
}

/** `Jym` of a fully digital invoice holds four characters, as the tail of a payload does: no check code. */
const checkCodeOf = (text: string) => (/^(?:\d{5,6}|\d{20})$/.test(text) ? text : null)

/** As it is where what is encoded is no text: without it two pieces would become one number. */
function decoded(text: string): string {
  try {
    const plain = decodeURIComponent(text)
    return /\p{Cc}/u.test(plain) ? text : plain
  } catch {
    return text
  }
}

function inYuan(fen: string): string {
  const digits = fen.replace(/^0+/, '').padStart(3, '0')
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`
}
