import { readAmount } from './amount.ts'
import type { Label } from './label-words.ts'

export type Money = { written: string; amount: string | null; isMarked: boolean }

const grouped =
  /\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|\d{1,3}(?:'\d{3})+(?:\.\d+)?(?!\d)|\d{1,3}(?:\.\d{3})+,\d{1,2}(?!\d)/y
const spaced = /\d{1,3}(?: \d{3})+(?:[.,]\d{1,2})?(?!\d)/y
const plain = /\d+(?:\.\d+)?/y
const suffix =
  / ?(?:元(?:\d角(?:\d分)?|整|正)?|[圆圓]整?|块钱?|塊錢?|(?:人民币|人民幣|RMB|CNY|yuan)(?![A-Za-z]| ?:? ?[-(]?\d))/iy
const prefix = /(?:¥|\$|(?<![a-z])RMB|(?<![a-z])CNY|人民币|人民幣) ?:? ?\(?-? ?$/i
/** Of another currency, or a part or multiple of what it says. */
const foreign = /(?:US|HK|NT|A|C)\$ ?\(?-? ?$|[€£₩] ?$|(?:USD|EUR|HKD|JPY|GBP) ?$/i
const scaled = / ?[万萬亿億千百折角分%‰]| ?(?:USD|EUR|HKD|JPY|GBP|美元|港币|欧元|日元)/iy
/** The value goes on in a way that makes it two, or another: `1310,96`, `1310.96.00`. */
const goesOn = /[.']\d|,\d{1,3}(?!\d)/y
const amounts: (Label | null)[] = ['amount', 'gross', 'net']

/** Money that begins here: by its currency, its label or its decimals; null for anything else. */
export function moneyAt(text: string, at: number, label: Label | null): Money | null {
  const before = text.slice(Math.max(0, at - 12), at)
  const isForeign = foreign.test(before)
  const isLabelled = amounts.includes(label)
  const isPrefixed = prefix.test(before) && !isForeign
  const apart = match(spaced, text, at)
  const isSpaced = apart !== '' && !/^\d/.test(text.slice(at + apart.length, at + apart.length + 1))
  const body = (isSpaced && apart) || match(grouped, text, at) || match(plain, text, at)
  // A number of an invoice is never an amount, whatever stands behind it.
  if (body === '' || /^\d{13}/.test(body)) return null
  const unit = match(suffix, text, at + body.length)
  const isMarked = isPrefixed || unit !== ''
  const hasDecimals = /[.,']/.test(body)
  if (!isMarked && !isLabelled && !isForeign && !hasDecimals) return null
  // Without a mark the blank may as well part two values: neither is read.
  if (isSpaced && apart && !isMarked && !isLabelled) return { written: body, amount: null, isMarked }

  const end = at + body.length + unit.length
  const more = match(goesOn, text, at + body.length)
  const isClear = !isForeign && more === '' && match(scaled, text, end) === ''
  const sign = signOf(before, text.slice(end, end + 2), label)
  const amount = isClear && sign !== null ? readAmount(sign.before + body + unit.trim() + sign.after) : null
  return { written: body + unit + more + (sign?.after ?? ''), amount, isMarked }
}

function match(expression: RegExp, text: string, at: number): string {
  expression.lastIndex = at
  return expression.exec(text)?.[0] ?? ''
}

/**
 * The signs around an amount; null where they may be none: a dash against a word or a number may part the two, and
 * parentheses against a label may explain it.
 */
function signOf(
  before: string,
  after: string,
  label: Label | null,
): { before: string; after: string } | null {
  const currency = /(?:¥|\$|RMB|CNY|人民币|人民幣) ?$/i
  const signs = before.replace(currency, '')
  const closes = after.startsWith(')')
  const opens = /\( ?-?$/.test(before) || /\( ?-?$/.test(signs)
  if (opens && closes) {
    const lead = signs.replace(/\( ?-?$/, '').replace(currency, '')
    return label !== null && /\p{L}$/u.test(lead) ? null : { before: '(', after: ')' }
  }
  if (/^-(?:\s|$)/.test(after)) return { before: '', after: '-' }
  const dash =
    /(?:-|负|負) ?(?:(?:¥|\$|RMB|CNY|人民币|人民幣) ?)?$|(?:¥|\$|RMB|CNY|人民币|人民幣) ?- ?$/i.exec(before)
  if (!dash) return { before: '', after: '' }
  if (/[负負]/.test(dash[0])) return { before: '-', after: '' }
  const lead = before.slice(0, dash.index)
  return /[\p{L}\p{N}) ]$/u.test(lead) && !/[:=] ?$/.test(lead) && (/\S$/.test(lead) || /- /.test(dash[0]))
    ? null
    : { before: '-', after: '' }
}
