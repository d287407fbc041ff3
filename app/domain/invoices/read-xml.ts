import { readAmount } from '#app/domain/invoices/amount.ts'
import { finding } from '#app/domain/invoices/findings.ts'
import { digitsOrNull, noFields } from '#app/domain/invoices/invoice-fields.ts'
import { readIssueDate } from '#app/domain/invoices/issue-date.ts'
import type { InvoiceKind } from '#app/domain/invoices/kinds.ts'
import type { PartialReading } from '#app/domain/invoices/read-qr.ts'

/** A 数电票 file has some ten kilobytes. */
export const longestXml = 2_000_000

/** The text of a file: by its byte order mark, GB 18030 where its first line names a Chinese encoding, else UTF-8. */
export function decodeXml(bytes: Uint8Array): string {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 200))
  if (start.startsWith('\u00ff\u00fe')) return new TextDecoder('utf-16le').decode(bytes)
  return new TextDecoder(/encoding=["'](gb|936)/i.test(start) ? 'gb18030' : 'utf-8').decode(bytes)
}

/**
 * Reads the XML of a 数电票: number, date, gross total and both tax numbers. null when it is no such file. Files with
 * a DTD or entity declarations are refused unread: no genuine one has them.
 */
export function readXml(xml: string): PartialReading | null {
  if (xml.length > longestXml || /<!(DOCTYPE|ENTITY)/i.test(xml)) return null
  const plain = withoutComments(xml).replace(/<!\[CDATA\[([^<]*?)\]\]>/g, '$1')
  if (!/<(?:[\w.-]+:)?(EInvoice|TaxSupervisionInfo|TotalTax-includedAmount)[\s>]/.test(plain)) return null
  // The supervision part holds the invoice's own number; other parts may name a red or an original one.
  const values = new Map([...elementsOf(plain), ...elementsOf(sectionOf(plain, 'TaxSupervisionInfo'))])
  const first = (...names: string[]) => names.map((name) => values.get(name)?.trim()).find(Boolean) ?? ''
  const number = digitsOrNull(first('InvoiceNumber', 'EIid'))
  if (number === null) return null

  const total = first('TotalTax-includedAmount')
  const date = first('IssueTime', 'RequestTime')
  const amount = readAmount(total)
  const issuedOn = readIssueDate(date.replace('T', ' '))
  return {
    invoice: {
      ...noFields,
      kind: kindOf(plain),
      number,
      issuedOn,
      amount,
      sellerTaxId: digitsOrNull(first('SellerIdNum')),
      buyerTaxId: digitsOrNull(first('BuyerIdNum')),
    },
    findings: [
      ...(labelOf(plain, 'InIssuType').code === 'N' ? [finding('red_invoice', 'number')] : []),
      ...(total !== '' && amount === null ? [finding('amount_shape', 'amount')] : []),
      ...(date !== '' && issuedOn === null ? [finding('date_shape', 'issuedOn')] : []),
    ],
  }
}

/** The kind by the file's own labels; a file that has none leaves it open. */
function kindOf(xml: string): InvoiceKind | null {
  const { name } = labelOf(xml, 'EInvoiceType')
  if (name.includes('铁路')) return 'rail'
  if (name.includes('航空')) return 'air'
  const vat = labelOf(xml, 'GeneralOrSpecialVAT')
  if (vat.name.includes('专用') || (vat.name === '' && vat.code === '01')) return 'digital_special'
  return vat.name.includes('普通') || (vat.name === '' && vat.code === '02') ? 'digital_plain' : null
}

function labelOf(xml: string, name: string): { code: string; name: string } {
  const values = elementsOf(sectionOf(xml, name))
  return { code: values.get('LabelCode')?.trim() ?? '', name: values.get('LabelName')?.trim() ?? '' }
}

/** Piece by piece: one expression for it would take quadratic time over a file of unclosed comments. */
const withoutComments = (xml: string) =>
  xml
    .split('<!--')
    .map((piece, at) => (at === 0 ? piece : piece.slice(endOfComment(piece))))
    .join('')

const endOfComment = (piece: string) => (piece.includes('-->') ? piece.indexOf('-->') + 3 : piece.length)

/** What stands between the first tag of this name and its end. */
function sectionOf(xml: string, name: string): string {
  const start = new RegExp(`<(?:[\\w.-]+:)?${name}(?:\\s[^<>]*)?>`).exec(xml)
  if (!start) return ''
  const rest = xml.slice(start.index + start[0].length)
  return rest.slice(0, Math.max(0, rest.search(new RegExp(`</(?:[\\w.-]+:)?${name}>`))))
}

/** The text of each element without children, by its name without prefix; of several the first that has any. */
function elementsOf(xml: string): Map<string, string> {
  const values = new Map<string, string>()
  for (const [, name = '', text = ''] of xml.matchAll(/<(?:[\w.-]+:)?([\w.-]+)(?:\s[^<>]*)?>([^<]*)<\//g)) {
    if (text.trim() !== '' && !values.has(name)) values.set(name, decoded(text))
  }
  return values
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
const decoded = (text: string) =>
  text.replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => entities[name] ?? '')
