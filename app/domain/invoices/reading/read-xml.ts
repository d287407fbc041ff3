import { readAmount } from './amount.ts'
import { finding, type Finding } from './findings.ts'
import { digitsOrNull, noFields } from './invoice-fields.ts'
import { readIssueDate } from './issue-date.ts'
import type { InvoiceKind } from './kinds.ts'
import type { PartialReading } from './read-qr.ts'
import { plainSpelling } from './spelling.ts'
import { leavesOf, type Leaf } from './xml-elements.ts'

/** A 数电票 file has some ten kilobytes. */
export const longestXml = 2_000_000

/** Names that no other file has. */
const own = new Set(['einvoice', 'taxsupervisioninfo', 'totaltax-includedamount', 'fphm'])
/** What is said of another invoice than the file's own. */
const ofAnother = /red|original|origin|blue|credit/

/**
 * Reads the XML of a 数电票: number, date, gross total and both tax numbers. null when it is no such file. Files with
 * a DTD or entity declarations are refused unread: no genuine one has them.
 */
export function readXml(xml: string): PartialReading | null {
  if (xml.length > longestXml || /<!(DOCTYPE|ENTITY)/i.test(xml)) return null
  const leaves = leavesOf(xml)
  if (!leaves.some(({ name, parents }) => own.has(name) || parents.some((parent) => own.has(parent))))
    return null
  // The supervision part holds the invoice's own number; other parts may name a red or an original one.
  const ranked = [
    ...leaves.filter(({ parents }) => parents.includes('taxsupervisioninfo')),
    ...leaves.filter(({ parents }) => !parents.some((parent) => ofAnother.test(parent))),
  ].filter(({ text }) => text !== '')
  const first = (...names: string[]) =>
    names.map((name) => ranked.find((leaf) => leaf.name === name)?.text).find(Boolean) ?? ''
  const number = digitsOrNull(first('invoicenumber', 'eiid', 'fphm'))
  // What is left of a file that was cut is no number.
  if (number === null || !/^[0-9A-Z.+]{1,40}$/.test(number)) return null

  const total = first('totaltax-includedamount', 'jshj')
  const date = first('issuetime', 'requesttime', 'kprq')
  const amount = readAmount(total)
  const issuedOn = readIssueDate(date)
  const findings: Finding[] = []
  if (labelOf(leaves, 'inissutype').code === 'N') findings.push(finding('red_invoice', 'number'))
  if (total !== '' && amount === null) findings.push(finding('amount_shape', 'amount'))
  if (date !== '' && issuedOn === null) findings.push(finding('date_shape', 'issuedOn'))
  if (hasOthers(leaves, number)) findings.push(finding('several_numbers', 'number'))
  return {
    invoice: {
      ...noFields,
      kind: kindOf(leaves),
      code: digitsOrNull(first('fpdm')),
      number,
      issuedOn,
      amount,
      sellerTaxId: digitsOrNull(first('selleridnum')),
      buyerTaxId: digitsOrNull(first('buyeridnum')),
    },
    findings,
  }
}

/** Several invoices in one file: the first is read. */
const hasOthers = (leaves: readonly Leaf[], number: string) =>
  leaves.some(
    ({ name, text, parents }) =>
      name === 'invoicenumber' &&
      parents.includes('taxsupervisioninfo') &&
      ![number, null].includes(digitsOrNull(text)),
  )

/** The kind by the file's own labels; a file that has none leaves it open. */
function kindOf(leaves: readonly Leaf[]): InvoiceKind | null {
  const { name } = labelOf(leaves, 'einvoicetype')
  if (name.includes('铁路')) return 'rail'
  if (name.includes('航空')) return 'air'
  const vat = labelOf(leaves, 'generalorspecialvat')
  if (vat.name.includes('专用') || (vat.name === '' && Number(vat.code) === 1)) return 'digital_special'
  return vat.name.includes('普通') || (vat.name === '' && Number(vat.code) === 2) ? 'digital_plain' : null
}

function labelOf(leaves: readonly Leaf[], parent: string): { code: string; name: string } {
  const text = (name: string) =>
    leaves.find((leaf) => leaf.name === name && leaf.parents.at(-1) === parent)?.text ?? ''
  return { code: plainSpelling(text('labelcode')).toUpperCase(), name: plainSpelling(text('labelname')) }
}
