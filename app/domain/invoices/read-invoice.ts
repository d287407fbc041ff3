import { checkInvoice } from '#app/domain/invoices/check-invoice.ts'
import { finding, type Finding } from '#app/domain/invoices/findings.ts'
import { noFields, type InvoiceFields } from '#app/domain/invoices/invoice-fields.ts'
import { isLink, readLink } from '#app/domain/invoices/read-link.ts'
import { readPayload, type PartialReading } from '#app/domain/invoices/read-qr.ts'
import { readTyped } from '#app/domain/invoices/read-typed.ts'
import { readXml } from '#app/domain/invoices/read-xml.ts'

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
  const tidy = tidyText(text.slice(0, longest + 1))
  const partial = tidy.length > longest ? null : readTidy(tidy, today)
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
  const link = readLink(text)
  if (link || isLink(text)) return link
  const separated = text.includes(',') ? text : text.replace(/\s/g, ',')
  return readPayload(separated) ?? readTyped(text, today)
}

/** Half-width, one kind of comma, no invisible characters, no quotes or brackets around the whole. */
function tidyText(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[、;|\t]/g, ',')
    .replace(/[\p{Cf}\p{Cc}\p{Co}\uFFFD]/gu, (character) => (/\s/.test(character) ? ' ' : ''))
    .trim()
    .replace(/^[\s[\]【】〔〕({<"'“”‘’「『《`]+|[\s[\]【】〔〕)}>"'“”‘’」』》`]+$/g, '')
    .trim()
}
