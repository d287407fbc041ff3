import type { InvoiceReading } from '#app/domain/invoices/reading/read-invoice.ts'
import type { Sample } from './inputs.ts'

/** What may part two digits of one number. */
const gap = '[^0-9A-Za-z]{0,12}'
const apart = (value: string) =>
  Array.from(value, (character) => character.replace(/\W/g, String.raw`\$&`)).join(gap)
const inText = (text: string, source: string) => new RegExp(`(?<![0-9])${source}(?![0-9])`, 'i').test(text)

/** The text as a person sees it, by rules of its own: nothing here is shared with the readers. */
function seen(text: string): string {
  const plain = text
    .replace(/<!--[\s\S]*?-->|<!\[CDATA\[|\]\]>/g, '')
    .replace(/&#x?([0-9a-f]+);/gi, (whole, code: string) =>
      character(Number.parseInt(code, /&#x/i.test(whole) ? 16 : 10)),
    )
    .normalize('NFKC')
    .replace(/[\p{Cf}\p{Co}\uFFFD]/gu, '')
  const decoded = plain.replace(/%([0-7][0-9a-f])/gi, (_, code: string) =>
    character(Number.parseInt(code, 16)),
  )
  return `${plain}\n${decoded}`
}
const character = (point: number) => (point <= 0x10ffff ? String.fromCodePoint(point) : '')

function isAmountIn(text: string, amount: string): boolean {
  const [whole = '', places = ''] = amount.replace('-', '').split('.')
  const digits = whole === '0' ? '0*' : `0*${Array.from(whole).join("[,.' \\u00a0]?")}`
  const tail =
    places === '' ? String.raw`\.?0*` : `[.,元圆块]${places.replace(/0+$/, '').split('').join('角?')}0*`
  const sign = amount.startsWith('-')
    ? String.raw`(?:[-(\p{Pd}\u2212负負][^0-9]{0,8}${digits}${tail}|${digits}${tail}[^0-9]{0,4}-)`
    : digits + tail
  return (
    new RegExp(String.raw`(?<![0-9])${sign}`, 'u').test(text) || inText(text, whole + places.padEnd(2, '0'))
  )
}

function isDayIn(text: string, date: string): boolean {
  return [-1, 0, 1].some((shift) => {
    if (shift !== 0 && !/\d:\d\d.*(?:Z|[+-]\d\d:?\d\d)/is.test(text)) return false
    const [year = '', month = '', day = ''] = new Date(Date.parse(date) + shift * 86_400_000)
      .toISOString()
      .slice(0, 10)
      .split('-')
    const part = (two: string) => (two.startsWith('0') ? `0?${two.slice(1)}` : two)
    return new RegExp(
      `(?:${year}|(?<!\\d)${year.slice(2)}(?=[^0-9]?年))[^0-9A-Za-z]{0,3}${part(month)}[^0-9A-Za-z]{0,3}${part(day)}`,
    ).test(text)
  })
}

/** The fields of a reading that its text does not hold, or that are another's by the labels it was made with. */
export function straysOf({ text, truth }: Sample, reading: InvoiceReading): string[] {
  const { findings: _, kind: __, ...fields } = reading
  const plain = seen(text)
  return Object.entries(fields).flatMap(([field, value]) => {
    if (value === null) return []
    const isThere =
      field === 'amount'
        ? isAmountIn(plain, value)
        : field === 'issuedOn'
          ? isDayIn(plain, value)
          : inText(plain, apart(value))
    const isTrue = truth === undefined || !(field in truth) || truth[field] === value
    return isThere && isTrue ? [] : [`${field} ${value}`]
  })
}
