import { readCode } from './read-code.ts'
import type { Label } from './label-words.ts'

export type Groups = { written: string; digits: string }

/** Three groups or more with one sign between them all; or two of four digits each. */
const several = /\d{1,8}(?:([ .·_-])\d{1,8}(?:\1\d{1,8}){1,12})(?!\d)/y
const two = /\d{4}[ -]\d{4}(?![\d]|[ -]\d{1,3}(?!\d)|[.,]\d)/y
/** A number of 20 that is cut once. */
const halves = /\d{4,16}[ -]\d{4,16}(?!\d)/y
const thousands = /\d{1,3}(?:,\d{3}){5,6}(?:\.0{1,2})?(?![\d])|\d{1,3}(?:,\d{3}){2,6}(?:\.0{1,2})?(?![\d])/y
const shortLengths = [12, 10, 8]

/** A number that is written in groups (`2444 2000 0005 5250 1573`) and begins here; null for anything else. */
export function groupsAt(text: string, at: number, label: Label | null): Groups | null {
  const isNumber = label === 'number' || label === 'code' || label === 'checkCode'
  return (
    fromThousands(match(thousands, text, at), isNumber) ??
    fromSeveral(match(several, text, at), isNumber) ??
    fromTwo(match(two, text, at)) ??
    (isNumber ? fromHalves(match(halves, text, at)) : null)
  )
}

function match(expression: RegExp, text: string, at: number): string | null {
  expression.lastIndex = at
  return expression.exec(text)?.[0] ?? null
}

/** A sheet that shows a number as a sum. */
function fromThousands(written: string | null, isNumber: boolean): Groups | null {
  const digits = written?.replace(/\.0+$/, '').replaceAll(',', '')
  return written && digits && (isNumber || digits.length >= 19) ? { written, digits } : null
}

const fromTwo = (written: string | null): Groups | null =>
  written ? { written, digits: written.replace(/\D/, '') } : null

function fromHalves(written: string | null): Groups | null {
  const digits = written?.replace(/\D/, '') ?? ''
  return written && digits.length === 20 && readCode(digits.slice(0, 12))?.kind == null
    ? { written, digits }
    : null
}

function fromSeveral(written: string | null, isNumber: boolean): Groups | null {
  if (!written) return null
  const separator = /\D/.exec(written)?.[0] ?? ' '
  const groups = written.split(separator)
  const even = evenGroups(groups)
  const twenty = groupsOfLength(groups, 20)
  // A labelled number of 20 may be cut anywhere; one that is short or long of a few is told so.
  const long =
    (twenty <= even && twenty) || (isNumber && nearly(groups)) || (joined(groups, even).length >= 15 && even)
  const count = long
    ? isCodeAndNumber(groups, long)
      ? groupsOfLength(groups, 12)
      : long
    : wholeCode(groups, even)
  if (!count) return null
  return { written: groups.slice(0, count).join(separator), digits: joined(groups, count) }
}

const joined = (groups: string[], count: number) => groups.slice(0, count).join('')

/** How many groups from the first have its size; the last of them may be smaller. */
function evenGroups(groups: string[]): number {
  const size = groups[0]?.length ?? 0
  if (size < 2 || size > 6) return 0
  const other = groups.findIndex((group) => group.length !== size)
  if (other < 0) return groups.length
  return (groups[other]?.length ?? size) < size ? other + 1 : other
}

/** How many groups make a number of so many digits; 0 where no number of groups does. */
function groupsOfLength(groups: string[], length: number): number {
  let total = 0
  const at = groups.findIndex((group) => (total += group.length) >= length)
  return total === length ? at + 1 : 0
}

const nearly = (groups: string[]) => {
  const { length } = groups.join('')
  return groupsOfLength(groups, 20) || (length >= 18 && length <= 22 ? groups.length : 0)
}

/** All groups of one size together, as a code or a number of eight; 0 where they make neither. */
const wholeCode = (groups: string[], even: number) =>
  shortLengths.includes(joined(groups, even).length) ? even : 0

/** A code of twelve digits and a number of eight, all in fours: no number of twenty begins with 0 or 1. */
const isCodeAndNumber = (groups: string[], count: number) =>
  /^[01]/.test(groups[0] ?? '') &&
  joined(groups, count).length === 20 &&
  groupsOfLength(groups, 12) > 0 &&
  readCode(joined(groups, count).slice(0, 12))?.kind != null
