import { readAmount } from './amount.ts'
import { digitsOrNull } from './invoice-fields.ts'
import { readIssueDate } from './issue-date.ts'
import { isDigital, kindNeeds, type InvoiceKind } from './kinds.ts'
import type { Label } from './label-words.ts'
import { readTaxId } from './tax-id.ts'
import type { Typed } from './typed-values.ts'

/** What a field says. `isUnclear`: something stands there that can't be read, or may be read in two ways. */
export type Said = { value: string | null; isUnclear: boolean }

const nothing: Said = { value: null, isUnclear: false }

/** One value said once or several times; of two that differ none is read. */
function only(values: readonly (string | null)[]): Said {
  const [first = null, ...others] = values
  if (values.length === 0) return nothing
  return others.every((other) => other === first) && first !== null
    ? { value: first, isUnclear: false }
    : { value: null, isUnclear: true }
}

export function dayIn(values: readonly Typed[]): Said {
  const labelled = values.filter(({ label }) => label === 'issuedOn')
  if (labelled.length > 0) return only(labelled.map((value) => dayOf(value)))
  const days = values.filter((value) => value.label === null && value.isBare && isDay(value))
  return { ...only(days.map((value) => dayOf(value))), isUnclear: false }
}

const dayOf = ({ shape, text, value }: Typed) => (shape === 'date' ? value : readIssueDate(text))

/** A day that stands alone; behind one that words follow (…查询) anything may be said, but that it was issued then. */
const isDay = (value: Typed) =>
  (value.shape === 'date' ||
    (value.shape === 'digits' && /^(?:\d{8}|\d{14})$/.test(value.text) && dayOf(value) !== null)) &&
  (value.after === '' || /^[开開]/.test(value.after))

/**
 * The amount that a look-up of the kind asks for. Of a number of 20 digits that is the gross total: one that is said to be
 * without tax is none of it.
 */
export function amountIn(values: readonly Typed[], kind: InvoiceKind | null, number: string | null): Said {
  const labelled = (...labels: Label[]) =>
    values.filter(({ label }) => label !== null && labels.includes(label))
  const isGross = kind === null ? number?.length === 20 : isDigital(kind)
  const isNet = kind !== null && kindNeeds[kind].amount === 'net'
  const preferred = isGross ? (['gross'] as const) : isNet ? (['net'] as const) : (['gross', 'net'] as const)
  const ranked = [labelled(...preferred), labelled('amount'), isGross ? [] : labelled('gross')]
  const said = ranked.find((list) => list.length > 0)
  const money = values.filter((value) => value.label === null && value.isBare && value.shape === 'money')
  // 合计 stands before the net total and the tax, one beside the other.
  if (said && said[0]?.label === 'amount' && money.length > 0) return nothing
  if (said) return only(said.map(amountOf))
  if (labelled('gross', 'net').length > 0) return nothing
  const { value } = only(money.map(amountOf))
  return { value, isUnclear: value === null && money.some(({ isMarked }) => isMarked) }
}

/** Digits in groups are a number, whatever their label says. */
const amountOf = ({ shape, text, value, isMarked }: Typed) => {
  if (shape === 'money') return value
  return shape === 'digits' && !isMarked ? readAmount(text) : null
}

/** With a label, or behind code and number of an invoice that may have one: all 20 digits, or the last six. */
export function checkCodeIn(
  values: readonly Typed[],
  { code, number, after }: { code: string | null; number: string | null; after: ReadonlySet<Typed> },
): string | null {
  const labelled = values.find(({ label, text }) => label === 'checkCode' && /^[0-9A-Z]{5,}$/i.test(text))
  if (labelled) return digitsOrNull(labelled.text)
  if (code === null || number?.length !== 8) return null
  const end = Math.max(...[...after].map((value) => value.end))
  const parts = values.filter(
    ({ label, isBare, shape, text, end: at }) =>
      label === null && isBare && shape === 'digits' && at > end && /^(?:\d{20}|\d{6})$/.test(text),
  )
  return only(parts.map(({ text }) => text)).value
}

export const taxIdIn = (values: readonly Typed[], label: 'sellerTaxId' | 'buyerTaxId'): string | null => {
  const { value } = only(
    values.filter((one) => one.label === label).map(({ text }) => readTaxId(text)?.value ?? null),
  )
  return value
}
