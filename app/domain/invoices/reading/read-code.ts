import type { InvoiceKind } from './kinds.ts'
import { routedRegion } from './regions.ts'

export interface CodeReading {
  /** Four digits as printed, e.g. `3101`. */
  region: string
  /** Four digits of the bureau that answers for it, e.g. `3100`. */
  routedRegion: string
  /** Year the stock was printed or the number range given out. */
  year: number
  /** null where the code does not tell. */
  kind: InvoiceKind | null
}

/** Named in the national checker's own script: they start with 1 and are 电子普票 all the same. */
const plainInSpiteOfTheFirstDigit = new Set(['144031539110', '131001570151', '133011501118', '111001571071'])

const kindOfTenDigits: Record<string, InvoiceKind> = {
  '1': 'special_paper',
  '5': 'special_paper',
  '3': 'plain_paper',
  '6': 'plain_paper',
  '2': 'freight',
  '7': 'freight',
}

const kindOfTwelveDigits: Record<string, InvoiceKind> = {
  '04': 'plain_paper',
  '05': 'plain_paper',
  '06': 'roll',
  '07': 'roll',
  '11': 'plain_e',
  '12': 'toll',
  '13': 'special_e',
  '17': 'used_vehicle',
}

/**
 * Reads a 发票代码 of 10 or 12 digits, null for any other text. There is no check digit in it: region, year
 * and kind can only be compared with the other fields, so they warn and never reject.
 */
export function readCode(code: string): CodeReading | null {
  if (/^\d{10}$/.test(code))
    return reading(code.slice(0, 4), code.slice(4, 6), kindOfTenDigits[code.charAt(7)])
  if (/^\d{12}$/.test(code)) return reading(code.slice(1, 5), code.slice(5, 7), twelveDigitKind(code))
  return null
}

function twelveDigitKind(code: string): InvoiceKind | undefined {
  if (plainInSpiteOfTheFirstDigit.has(code)) return 'plain_e'
  if (code.startsWith('0')) return kindOfTwelveDigits[code.slice(10)]
  if (code.charAt(7) === '2') return 'vehicle'
  if (!code.startsWith('1')) return undefined
  // Blockchain codes carry 09 after the year (144031909110); the other codes in 1 are regional general invoices.
  return code.slice(7, 9) === '09' ? 'blockchain' : 'general_e'
}

const reading = (region: string, year: string, kind: InvoiceKind | undefined): CodeReading => ({
  region,
  routedRegion: routedRegion(region),
  year: 2000 + Number(year),
  kind: kind ?? null,
})
