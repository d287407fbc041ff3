import { checkInvoice } from './check-invoice.ts'
import { finding, type Finding } from './findings.ts'
import { noFields, type InvoiceFields } from './invoice-fields.ts'
import { isLink, readLink } from './read-link.ts'
import { readPayload, type PartialReading } from './read-qr.ts'
import { plainSpelling } from './spelling.ts'
import { readTyped } from './read-typed.ts'
import { readXml } from './read-xml.ts'

export interface InvoiceReading extends InvoiceFields {
  findings: Finding[]
}

/** Longer texts are no invoice: a QR payload has about 80 characters, a link about 170. */
const longest = 2_000

/**
 * Reads an invoice from the content of its QR code, a link, an XML, or a typed number in any usual writing. Never throws:
 * what can't be read comes back as a finding of level `block`.
 * @param today `YYYY-MM-DD` in Asia/Shanghai
 */
export function readInvoice(text: string, today: string): InvoiceReading {
  if (/^[\s\uFEFF]*<[?!a-z]/i.test(text)) return readInvoiceFile(text, today)
  // A number in the pieces of a cut text would be another.
  const partial = text.length > longest ? null : readTidy(plainSpelling(text).trim(), today)
  if (!partial) return { ...noFields, findings: [finding('unreadable', 'input')] }
  return withFindings(partial, today)
}

/** The same for the content of a 数电票's XML file. */
export function readInvoiceFile(xml: string, today: string): InvoiceReading {
  const partial = readXml(xml)
  return partial
    ? withFindings(partial, today)
    : { ...noFields, findings: [finding('file_unreadable', 'input')] }
}

/** The fields together with what reading and checking found, each finding once. */
function withFindings({ invoice, findings }: PartialReading, today: string): InvoiceReading {
  const all = [...findings, ...checkInvoice(invoice, today)]
  const isFirst = (one: Finding, at: number) =>
    all.findIndex(({ rule, field }) => rule === one.rule && field === one.field) === at
  return { ...invoice, findings: all.filter(isFirst) }
}

function readTidy(text: string, today: string): PartialReading | null {
  if (text.length > longest) return null
  const link = readLink(text)
  if (link || isLink(text)) return link
  return readPayload(asPayload(text)) ?? readTyped(text, today)
}

/** One kind of comma between the fields, no quotes or brackets around the whole. */
function asPayload(text: string): string {
  const commas = withoutFrame(text).replace(/[、;|\t]/g, ',')
  return commas.includes(',') ? commas : commas.replace(/\s/g, ',')
}

const openings = new Set(' \n\t[【〔({<"\'“‘「『《`')
const closings = new Set(' \n\t]】〕)}>"\'”’」』》`。')

function withoutFrame(text: string): string {
  let [from, to] = [0, text.length]
  while (from < to && openings.has(text.charAt(from))) from++
  while (to > from && closings.has(text.charAt(to - 1))) to--
  return text.slice(from, to)
}
