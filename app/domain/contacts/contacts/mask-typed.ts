const digit = '[0-9０-９]'
const gap = '[ \\u00a0\\u3000‐-―－-]?'
/** Not within a longer number: an invoice's has eight or twenty digits. */
const alone = (pattern: string) => new RegExp(`(?<![0-9０-９A-Za-z])${pattern}(?![0-9０-９A-Za-z])`, 'gu')

const mobile = alone(`(?:[+＋]?[8８][6６]${gap})?[1１][3-9３-９]${digit}${gap}${digit}{4}${gap}${digit}{4}`)
/** With its area code apart, as it is written: `0571-88886666`. */
const landline = alone(`[0０]${digit}{2,3}[ ‐-―－-]${digit}{7,8}`)
const identityCard = alone(`${digit}{17}[0-9０-９XxＸｘ]`)

/**
 * A text in which numbers of phones and identity cards are masked: people type them into descriptions and answers,
 * which many may read and which are kept in clear. What is needed for an answer stands in the contact.
 */
export const maskTyped = (text: string): string =>
  text
    .replaceAll(identityCard, (typed) =>
      isIdentityCard(typed.normalize('NFKC')) ? masked(typed, 6, 4) : typed,
    )
    .replaceAll(mobile, (typed) => masked(typed, 3, 4))
    .replaceAll(landline, (typed) => typed.normalize('NFKC').replace(/\d{5,6}(?=\d{2}$)/, '******'))

/** So many characters of each end stay, stars stand for the digits between. */
function masked(typed: string, first: number, last: number): string {
  const characters = [...typed.normalize('NFKC').replaceAll(/[^0-9Xx]/g, '')]
  const national = characters.length === 13 ? characters.slice(2) : characters
  const stars = '*'.repeat(Math.max(4, national.length - first - last))
  return national.slice(0, first).join('') + stars + national.slice(-last).join('')
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** GB 11643: a date of birth from the seventh digit on, and a check character. */
function isIdentityCard(number: string): boolean {
  if (!/^\d{6}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx]$/.test(number)) return false
  const sum = weights.reduce((total, weight, at) => total + weight * Number(number[at]), 0)
  return '10X98765432'[sum % 11] === number[17]?.toUpperCase()
}
