import { noFields, type InvoiceFields } from './invoice-fields.ts'
import { finding, type Finding } from './findings.ts'
import { readCode } from './read-code.ts'
import type { PartialReading } from './read-qr.ts'
import { plainSpelling } from './spelling.ts'
import { amountIn, checkCodeIn, dayIn, taxIdIn } from './typed-fields.ts'
import { withLabels } from './typed-heading.ts'
import { isDigitalNumber, numbersIn } from './typed-numbers.ts'
import { typedValues } from './typed-values.ts'

/**
 * Reads what people type or paste: a number, code and number, and around them date, amount and check code. Labels say
 * what a value is (发票代码：… 发票号码：…, in any order, as names of a link or a heading of columns); without one only
 * what can't be anything else is read. null when nothing resembles a number.
 * @param today `YYYY-MM-DD` in Asia/Shanghai
 */
export function readTyped(text: string, today: string): PartialReading | null {
  const plain = plainSpelling(text)
  const values = typedValues(wholeNumber(plain, today) ?? withLabels(plain))
  const { code, number, others, used } = numbersIn(values, today)
  if (code === null && number === null) return null

  const left = values.filter((value) => !used.has(value))
  const kind = kindOf(code, number, today)
  const issuedOn = dayIn(left)
  const amount = amountIn(left, kind, number)
  const invoice: InvoiceFields = {
    ...noFields,
    kind,
    code,
    number,
    issuedOn: issuedOn.value,
    amount: amount.value,
    checkCode: checkCodeIn(left, { code, number, after: used }),
    sellerTaxId: taxIdIn(left, 'sellerTaxId'),
    buyerTaxId: taxIdIn(left, 'buyerTaxId'),
  }
  const findings: Finding[] = others ? [finding('several_numbers', 'number')] : []
  if (issuedOn.isUnclear) findings.push(finding('date_shape', 'issuedOn'))
  if (amount.isUnclear) findings.push(finding('amount_shape', 'amount'))
  return { invoice, findings }
}

/** A number of 20 digits by itself, cut wherever somebody took breath or a line ended. */
function wholeNumber(text: string, today: string): string | null {
  const digits = text.replace(/[\s.-]/g, '')
  return /^\d{20}$/.test(digits) && isDigitalNumber(digits, today) ? digits : null
}

/** Eight digits and ten are a fiscal receipt, unless the ten read as the code of an invoice. */
function kindOf(code: string | null, number: string | null, today: string) {
  if (code?.length === 8 && number?.length === 10 && !isPlausibleCode(number, today)) return 'fiscal'
  return code !== null && number?.length !== 20 ? (readCode(code)?.kind ?? null) : null
}

function isPlausibleCode(text: string, today: string): boolean {
  const reading = readCode(text)
  return reading !== null && reading.kind !== null && reading.year <= Number(today.slice(0, 4))
}
