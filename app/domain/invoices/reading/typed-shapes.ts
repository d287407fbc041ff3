import { readIssueDate } from './issue-date.ts'
import type { Label } from './label-words.ts'
import { groupsAt } from './typed-groups.ts'
import { moneyAt } from './typed-money.ts'

export type Shape = {
  /** What a part of a text is when its shape alone speaks: digits of a number, a day, money, letters and digits. */
  shape: 'digits' | 'date' | 'money' | 'letters'
  text: string
  /** The day or amount; null where it looks like one and can't be read, or may be read in two ways. */
  value: string | null
  /** Digits in groups; money with the sign or name of its currency. */
  isMarked: boolean
  end: number
}

const date =
  /(?:(?:19|20)\d{2} ?[-/.] ?\d{1,2} ?[-/.] ?\d{1,2}|\d{2,4} ?年 ?\d{1,2} ?月 ?\d{1,2} ?[日号號]?)(?!\d)(?: {0,2}\d{1,2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?: ?Z| ?[+-]\d{2}:?\d{2})?)?/y
/** Which of the three is the day, and which the year, the writer alone knows. */
const unclearDate = /\d{1,2}([-/.])\d{1,2}\1(?:\d{4}|\d{2})(?![-/.]?\d)/y
const scientific = /\d(?:[.,]\d+)? ?[eE] ?\+ ?\d{1,2}(?![0-9A-Za-z])|\d[.,]\d+[eE]\d{1,2}(?![0-9A-Za-z])/y
/** A number that went through a program which counts in floats. */
const floating = /\d{19,}\.0+(?!\d)/y
/** A count, an order or a share, not a value: 20位, 第3张, 13%. */
const counted = /[位张張页頁份个個次折级級条條项項人件天时時秒岁歲楼樓%‰]/y

/** The text that an expression, which must be sticky, matches here; null for none. */
export function textAt(expression: RegExp, text: string, at: number): string | null {
  expression.lastIndex = at
  return expression.exec(text)?.[0] ?? null
}

/** Whether letters and digits here are no value: hidden in part, or a count of something. */
export function isNoValue(text: string, at: number, token: string): boolean {
  const next = at + token.length
  if (isMask(text.charAt(at - 1)) || isMask(text.charAt(next))) return true
  return token.length < 8 && /^\d+$/.test(token) && textAt(counted, text, next) !== null
}

/** The value that begins here, as long as it goes. */
export function shapeAt(text: string, at: number, token: string, label: Label | null): Shape {
  const from = (found: string, shape: Shape['shape'], value: string | null, plain = found): Shape => ({
    ...{ shape, text: plain, value, isMarked: false, end: at + found.length },
  })
  const day = textAt(date, text, at)
  const isOfTheRepublic = /(?:民国|民國) ?$/.test(text.slice(Math.max(0, at - 3), at))
  if (day) return from(day, 'date', isOfTheRepublic ? null : readIssueDate(day))
  const unclear = textAt(unclearDate, text, at)
  if (unclear) return from(unclear, 'date', null)
  const power = textAt(scientific, text, at)
  if (power) return from(power, 'letters', null, power.replace(/ /g, '').toUpperCase())
  const float = textAt(floating, text, at)
  if (float) return from(float, 'digits', null, float.replace(/\..*/, ''))
  const groups = groupsAt(text, at, label)
  if (groups) return { ...from(groups.written, 'digits', null, groups.digits), isMarked: true }
  const money = moneyAt(text, at, label)
  if (money) return { ...from(money.written, 'money', money.amount), isMarked: money.isMarked }
  return from(token, /^\d+$/.test(token) ? 'digits' : 'letters', null)
}

/** Hidden digits, or the cipher of a printed invoice. */
const isMask = (character: string) => character !== '' && '*<>#'.includes(character)
