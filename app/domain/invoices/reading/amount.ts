import { plainSpelling } from './spelling.ts'

const currency = '(?:人民币|人民幣|RMB|CNY|¥|\\$)'
const marks = new RegExp(`^(\\(?) ?([-+负負]?) ?${currency}? ?:? ?(\\(?) ?([-+负負]?) ?(?=[\\d.])`, 'i')
const suffix = /(?:\s?(?:元整?|圆整?|圓整?|块钱?|塊錢?|人民币|人民幣|RMB|CNY|yuan))?$/i

/**
 * Reads an amount as a plain decimal with at most two places, keeping the digits as written: `64.9` stays
 * `64.9`, `¥1,310.96` becomes `1310.96`, `(88.00)` and `88.00-` become `-88.00`. Text, never a float: amounts are
 * compared to the fen. null when unreadable, and where it may mean two amounts (`1310,96`, `1 310,96`).
 */
export function readAmount(text: string): string | null {
  const tidy = plainSpelling(text).trim().replace(/^'/, '')
  const [start = '', first = '', , second = '', third = ''] = unfolded(marks.exec(tidy))
  let rest = tidy.slice(start.length)
  const isOpen = first !== '' || second !== ''
  if (isOpen !== rest.endsWith(')')) return null
  if (isOpen) rest = rest.slice(0, -1).trimEnd()
  const signs = Array.from(start).filter((character) => '-负負'.includes(character)).length
  const trails = /\d-$/.test(rest)
  if (signs + (trails ? 1 : 0) > 1 || (first !== '' && second !== '') || third === '+') return null
  const body = (trails ? rest.slice(0, -1) : rest).replace(suffix, '')

  const plain = withoutSeparators(body)
  const match = /^0*((?:[1-9]\d*)?)(?:\.(\d{0,2})0*)?$/.exec(plain)
  if (!match || !/\d/.test(plain)) return null
  const [, whole = '', places = ''] = match
  const sign = isOpen || signs > 0 || trails ? '-' : ''
  return `${sign}${whole || '0'}${places && `.${places}`}`
}

const unfolded = (match: RegExpExecArray | null): string[] => (match ? [...match] : [])

/** Thousands in commas, apostrophes or blanks; in points only where a comma follows, which can mean nothing else. */
function withoutSeparators(body: string): string {
  const inYuanAndFen = /^(\d+)[元圆圓块塊](\d)角(?:(\d)分)?$/.exec(body)
  if (inYuanAndFen) return `${inYuanAndFen[1]}.${inYuanAndFen[2]}${inYuanAndFen[3] ?? ''}`
  if (/^\d{1,3}(?:,\d{3})+(?:\.\d*)?$/.test(body)) return body.replaceAll(',', '')
  if (/^\d{1,3}(?:'\d{3})+(?:\.\d*)?$/.test(body)) return body.replaceAll("'", '')
  if (/^\d{1,3}(?: \d{3})+(?:\.\d*)?$/.test(body)) return body.replaceAll(' ', '')
  if (/^\d{1,3}(?:\.\d{3})+,\d{1,2}$/.test(body)) return body.replaceAll('.', '').replace(',', '.')
  return body
}

/** The amount in fen, for comparing `64.9` with `64.90`. Takes what `readAmount` returned. */
export function inFen(amount: string): bigint {
  const negative = amount.startsWith('-')
  const [whole = '0', places = ''] = amount.replace('-', '').split('.')
  const fen = BigInt(whole) * 100n + BigInt(places.padEnd(2, '0'))
  return negative ? -fen : fen
}
