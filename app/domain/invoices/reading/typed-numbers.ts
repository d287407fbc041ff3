import { readIssueDate } from './issue-date.ts'
import { readCode } from './read-code.ts'
import { firstDigitalYear, readLongNumber } from './read-number.ts'
import { isProvince, mayBePlannedCity } from './regions.ts'
import { isScientific, withoutGrouping } from './spelling.ts'
import type { Typed } from './typed-values.ts'

export type Numbers = {
  code: string | null
  number: string | null
  /** More numbers are there than one invoice has. */
  others: boolean
  used: Set<Typed>
}

const isDigits = ({ shape }: Typed) => shape === 'digits'
const has =
  (...lengths: number[]) =>
  (value: Typed) =>
    isDigits(value) && lengths.includes(value.text.length)

/** Code and number of the invoice: by their labels, and those without one by their shape and place. */
export function numbersIn(values: readonly Typed[], today: string): Numbers {
  const labelled = (label: 'code' | 'number') =>
    values.filter((value) => value.label === label && mayBeNumber(value))
  const [codes, numbers] = [labelled('code'), labelled('number')]
  const free = values.filter((value) => value.label === null)
  const code = codes[0] ?? (numbers[0] ? besides(free, numbers[0]) : codeIn(free, today))
  const number = numbers[0] ?? numberIn(free, code, today)
  const used = new Set([code, number].filter((value) => value !== undefined))
  const alike = numbers.length > 0 ? numbers : free.filter(has(20))
  const others =
    number !== undefined &&
    (numbers.length > 0 || has(20)(number)) &&
    alike.some(({ text }) => text !== number.text)
  const [first, second] = inOrder(code, number, values)
  return { code: first, number: second, others, used }
}

/** Without labels a code after its number: kept in the order typed, so that the check can say they are exchanged. */
function inOrder(code: Typed | undefined, number: Typed | undefined, values: readonly Typed[]) {
  const texts = [textOf(code), textOf(number)] as const
  const isExchanged =
    code?.label === null &&
    number?.label === null &&
    number.text.length < 20 &&
    values.indexOf(number) < values.indexOf(code)
  return isExchanged ? ([texts[1], texts[0]] as const) : texts
}

const textOf = (value: Typed | undefined) => (value ? withoutGrouping(value.text) : null)
const mayBeNumber = ({ shape, text }: Typed) =>
  (shape === 'digits' && text.length >= 4) ||
  (shape === 'letters' && (isMistyped(text) || isScientific(text)))

/** O for 0, l for 1: shown, and refused. */
const isMistyped = (text: string) => /^[0-9OIL|SBZ]{8,20}$/i.test(text) && /\d{2}/.test(text)

/** A code without a label beside a labelled number of eight digits. */
const besides = (free: readonly Typed[], number: Typed) =>
  number.text.length === 8 ? free.find((value) => value.isBare && has(10, 12)(value)) : undefined

function codeIn(free: readonly Typed[], today: string): Typed | undefined {
  const whole = free.find((value) => has(10, 12)(value) && (value.isBare || isPlausible(value.text, today)))
  if (whole) return whole
  // With a zero lost, in front of a number.
  const short = free.findIndex((value) => value.isBare && has(9, 11)(value))
  const follows = free[short + 1]
  if (short >= 0 && follows && has(8)(follows)) return free[short]
  return free.find(
    (value) => value.isBare && isScientific(value.text) && /E\+?(?:9|10|11)$/i.test(value.text),
  )
}

function isPlausible(code: string, today: string): boolean {
  const reading = readCode(code)
  return reading?.kind != null && isProvince(reading.region) && reading.year <= Number(today.slice(0, 4))
}

function numberIn(free: readonly Typed[], code: Typed | undefined, today: string): Typed | undefined {
  const eight = eightIn(free, code)
  const long = free.filter(has(20))
  const digital = long.find(({ text }) => isDigitalNumber(text, today)) ?? long[0]
  if (code && eight) return eight
  if (digital) return digital
  const bare = free.filter(({ isBare }) => isBare)
  const isAlone = free.length === 1
  const next = code && free[free.indexOf(code) + 1]
  return (
    eight ??
    (next &&
    next.isBare &&
    isDigits(next) &&
    next.text.length >= 4 &&
    next.text.length <= 10 &&
    !readIssueDate(next.text)
      ? next
      : undefined) ??
    bare.find((value) => isScientific(value.text) && value !== code) ??
    bare.find((value) => has(16, 17, 19, 21, 22, 23, 24)(value)) ??
    bare.find((value) => mayBeNumber(value) && !isDigits(value)) ??
    (isAlone ? bare.find((value) => mayBeNumber(value) && value !== code) : undefined)
  )
}

/** Of several parts of eight digits the one that is no day; a number alone, or beside its code, may look like one. */
function eightIn(free: readonly Typed[], code: Typed | undefined): Typed | undefined {
  const next = code && free[free.indexOf(code) + 1]
  const eights = free
    .filter(has(8))
    .filter((value) => value.isBare || value === next)
    .filter((value) => !value.isMarked || value.isBare)
  const undated = eights.filter(({ text }) => readIssueDate(text) === null)
  if (undated.length > 0) return undated[0]
  return code || free.filter(({ isBare }) => isBare).length === 1 ? eights[0] : undefined
}

/** Whether twenty digits may be those of a fully digital invoice by their year and region. */
export function isDigitalNumber(text: string, today: string): boolean {
  const reading = readLongNumber(text)
  if (!reading || reading.year < firstDigitalYear || reading.year > Number(today.slice(0, 4))) return false
  return isProvince(reading.region) || mayBePlannedCity(reading.region)
}
