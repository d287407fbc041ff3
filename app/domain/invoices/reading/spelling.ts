/**
 * Half-width, one kind of dash, no invisible characters, every blank a plain one; line breaks and tabs stay. Digits in
 * circles and above the line number a list or a footnote: they become blanks, or they would join a number.
 */
export function plainSpelling(text: string): string {
  return text
    .replace(/\p{No}/gu, ' ')
    .normalize('NFKC')
    .replace(/\r\n?|[\u0085\u2028\u2029\v\f]/g, '\n')
    .replace(/[\p{Pd}\u2212\u02D7\u2043]/gu, '-')
    .replace(/[’‘′]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/[\p{Cf}\p{Co}\uFE0E\uFE0F\u20E3\uFFFD]/gu, '')
    .replace(/[^\S\n\t]|\u2800/g, ' ')
    .replace(/\p{Cc}/gu, (character) => (/\s/.test(character) ? character : ''))
}

/** What a sheet or a writer puts around one value: `'123`, `="123"`, 【123】, 123。 */
const around = new Set(' \n\t\'"`=[]{}()<>【】〔〕「」『』《》“”‘’。．.,，;；:：!！?？、#|')

/** The value without what stands around it; what stands inside is kept. */
export function bare(text: string): string {
  let [from, to] = [0, text.length]
  while (from < to && around.has(text.charAt(from))) from++
  while (to > from && around.has(text.charAt(to - 1))) to--
  return text.slice(from, to)
}

/** `24442000000552501573.0`, as programs that count in floats write it. */
const withoutFraction = (text: string) => text.replace(/^(\d{8,})\.0+$/, '$1')

/** A number without its grouping: `2444 2000…`, `2444-2000-…`, `2444.2000.…`, `24,442,000,…`, an apostrophe before it. */
export function withoutGrouping(text: string): string {
  const plain = withoutFraction(bare(plainSpelling(text)).replace(/[\s-]/g, ''))
  if (/^\d{1,3}(?:,\d{3}){2,}(?:\.0+)?$/.test(plain)) return plain.replace(/\..*|,/g, '')
  return /^\d+(?:[._·]\d+){2,}$/.test(plain) ? plain.replace(/\D/g, '') : plain
}

/** How a sheet shows a number of more than eleven digits: most of them are lost. */
export const isScientific = (text: string) => /^\d(?:[.,]\d+)?E\+?\d{1,2}$/i.test(text)
