import { alphabet, isChecked, newCheckedCode, normaliseCode, type RandomInt } from './check-character.ts'

const length = 10
/** Longer texts are no number, nor a message that holds one. */
const longest = 500

/**
 * A ticket number as people say it, `XXX-XXX-XXXX`: nine random characters (23⁹ ≈ 1.8 · 10¹²) and one
 * check character. Uniqueness is the database's: on a collision draw again.
 */
export function newTicketNumber(random: RandomInt): string {
  return grouped(newCheckedCode(length, random))
}

/**
 * The canonical number in any way of writing it: with marks or a label around it, in a link to the ticket, or the only
 * one in a message that was pasted. null when it can't be one (wrong length, letter or check).
 */
export function parseTicketNumber(text: string): string | null {
  if (text.length > longest) return null
  const code = plainCode(text)
  if (isNumber(code)) return grouped(code)
  const found = new Set([...inLink(text), ...inWords(text)].filter(isNumber))
  return found.size === 1 ? grouped([...found].join('')) : null
}

/** Why a text is no ticket number: it has too few or many characters, or one of them is wrong. null when it is one. */
export function ticketNumberFault(text: string): 'length' | 'character' | null {
  if (parseTicketNumber(text) !== null) return null
  return plainCode(text).length === length ? 'character' : 'length'
}

const isNumber = (code: string) => code.length === length && isChecked(code)
const grouped = (code: string) => `${code.slice(0, 3)}-${code.slice(3, 6)}-${code.slice(6)}`

const label =
  /^(?:(?:您|你|我)的)?(?:(?:报告|報告|工单|工單|查询|查詢)?(?:编号|編號|号码|號碼|号|號)|工单|工單|报告|報告|TICKET|REPORT|REFERENCE|REF|NUMBER|NO|NR)(?:是|为|為)?/

/** Without what stands around it: 编号：…。 【…】 #… */
function plainCode(text: string): string {
  let code = normaliseCode(text)
  // Two labels at most: "ticket number", "工单编号".
  for (let count = 0; count < 2 && code.length > length; count++) code = code.replace(label, '')
  return code
}

/** In the address of a page about the ticket. */
const inLink = (text: string) =>
  [...text.normalize('NFKC').matchAll(/\/tickets\/([^/?#\s]+)|[?&]number=([^&#\s]+)/gi)].map(
    ([, path, parameter]) => leadingCode(path ?? parameter ?? ''),
  )

/** An address that was pasted with the sentence around it ends where the number does. */
function leadingCode(text: string): string {
  const [first = ''] = /^[0-9A-Z-]+/i.exec(decoded(text)) ?? []
  return normaliseCode(first)
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

const inGroups = new RegExp(
  `(?<![0-9A-Z-])[${alphabet}]{3}[-\\s][${alphabet}]{3}[-\\s][${alphabet}]{4}(?![0-9A-Z-])`,
  'g',
)

/** Among other words: in its groups, for ten letters in a row may be a word. */
const inWords = (text: string) =>
  (
    text
      .normalize('NFKC')
      .toUpperCase()
      .replace(/[\p{Pd}\u2212]/gu, '-')
      .replace(/\p{Cf}/gu, '')
      .match(inGroups) ?? []
  ).map(normaliseCode)
