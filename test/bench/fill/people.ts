import { createHash } from 'node:crypto'
import { newTicketNumber } from '#app/domain/ground/numbers/ticket-number.ts'
import { invoiceKey } from '#app/domain/invoices/reading/invoice-key.ts'
import { regionOf } from '#app/domain/intake/reports/store-invoice.ts'
import { blindIndex, encrypt } from '#app/platform/crypto.ts'
import { alphabet } from '#app/domain/ground/numbers/check-character.ts'

// Who reports what, by the number of the ticket alone: the same number gives the same person, invoice and moment.

export type Shape = {
  tickets: number
  /** How many of them one bookkeeping agency filed, all under its own mobile number. */
  agencyTickets: number
  /** The moment of the newest ticket. */
  now: Date
  years: number
}

export const agencyMobile = '+8619911112222'
export const invoiceOf = (n: number) => {
  // Every twentieth invoice is reported twice, by two persons.
  const m = n % 20 === 1 ? n - 1 : n
  if (m % 5 < 3) return { code: null, number: `2411200${String(m).padStart(13, '0')}` }
  return {
    code: `0110024${String(m % 90_000).padStart(5, '0')}`,
    number: String((m * 7919) % 100_000_000).padStart(8, '0'),
  }
}
export const hasInvoice = (n: number) => n % 8 !== 7

const companies = 20_000
/** A company that sells to everybody: every ninetieth invoice is its own. */
export const largeCompany = '91119999999999999X'
export const taxIdOf = (n: number) =>
  n % 90 === 46 ? largeCompany : `9111${String((n * 31) % companies).padStart(13, '0')}X`

export function mobileOf(n: number, { tickets, agencyTickets }: Shape): string {
  const every = Math.max(1, Math.floor(tickets / agencyTickets))
  if (n % every === 0) return agencyMobile
  // An ordinary person reports about three times, years apart.
  return `+86198${String(n % Math.ceil(tickets / 3)).padStart(8, '0')}`
}

const families = [
  ...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈',
]
const given = [...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰红建文辉梅']
/** Some 1,500 names, as often as the common ones are in a city. */
export const nameOf = (n: number) => `${families[n % families.length]}${given[(n * 7) % given.length]}`

/** Tickets grow denser with the years; the last one is of this minute. */
export const filedAt = (n: number, { tickets, years, now }: Shape) =>
  new Date(now.getTime() - Math.floor(years * 365.25 * 86_400_000 * (1 - n / tickets) ** 1.3))

/** UUIDv7 by time and number. */
export function idOf(kind: string, n: number, at: Date): string {
  const random = createHash('md5').update(`${kind}${n}`).digest('hex')
  const hex = `${at.getTime().toString(16).padStart(12, '0')}7${random.slice(0, 3)}8${random.slice(3, 18)}`
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

const size = alphabet.length
const space = size ** 9
/** A number of its own for each: a walk through all that there are, in steps that share no factor with them. */
export function numberOf(n: number): string {
  let left = (n * 739_391_133 + 271_828_182_845) % space
  return newTicketNumber(() => {
    const digit = left % size
    left = Math.floor(left / size)
    return digit
  })
}

const known = new Map<string, string>()
function indexOf(column: string, value: string): string {
  const name = `${column}\n${value}`
  const made = known.get(name) ?? blindIndex(column, value)
  if (known.size > 200_000) known.clear()
  known.set(name, made)
  return made
}

const hex = (bytes: Buffer) => `\\\\x${bytes.toString('hex')}`
const line = (values: ReadonlyArray<string | number | null>) =>
  `${values.map((value) => value ?? '\\N').join('\t')}\n`

/** The rows of one ticket in the text form of COPY: of contacts, fill_tickets and reported_invoices. */
export function rowsOf(n: number, shape: Shape): { contact: string; ticket: string; invoice: string } {
  const at = filedAt(n, shape)
  const contactId = idOf('contact', n, at)
  const id = idOf('ticket', n, at)
  const mobile = mobileOf(n, shape)
  const email = n % 3 === 0 ? `reader${n % Math.ceil(shape.tickets / 3)}@demo.invalid` : null
  const seal = (column: string, value: string | null) =>
    value && hex(encrypt(value, { table: 'contacts', column, row: contactId }))
  return {
    contact: line([
      contactId,
      seal('name', nameOf(n)),
      indexOf('name', nameOf(n)),
      seal('mobile', mobile),
      indexOf('mobile', mobile),
      indexOf('mobile_tail', mobile.slice(-4)),
      seal('email', email),
      email && indexOf('email', email),
      'zh-CN',
      email ? '{sms,email}' : '{sms}',
      at.toISOString(),
    ]),
    ticket: line([n, id, numberOf(n), contactId, at.toISOString()]),
    invoice: hasInvoice(n) ? invoiceRow(n, id) : '',
  }
}

function invoiceRow(n: number, ticketId: string): string {
  const invoice = invoiceOf(n)
  const seller = taxIdOf(n)
  const buyer = n % 2 === 0 ? taxIdOf(n + 7) : null
  const seal = (column: string, value: string | null) =>
    value && hex(encrypt(value, { table: 'reported_invoices', column, row: ticketId }))
  return line([
    ticketId,
    invoiceKey(invoice),
    invoice.code ? 'plain' : 'digital_plain',
    invoice.code,
    invoice.number,
    '2024-11-05',
    `${(n % 9000) + 50}.00`,
    seal('buyer_tax_id', buyer),
    buyer && indexOf('tax_id', buyer),
    seal('seller_tax_id', seller),
    indexOf('tax_id', seller),
    regionOf(invoice),
  ])
}
