import { isCalendarDate } from './issue-date.ts'
import { plainSpelling } from './spelling.ts'

export type TaxIdType = 'uscc' | 'legacy' | 'individual' | 'temporary' | 'citizen'

export interface TaxIdReading {
  value: string
  type: TaxIdType
  /** Whether the check character of GB 32100-2015 is right; null where the type has none. */
  checkPasses: boolean | null
  /** Built on a citizen's ID number: to be masked and encrypted like one. */
  personal: boolean
}

const usccAlphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const usccWeights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]

/** A taxpayer number as compared and stored: half-width, upper case, no blanks or hyphens. */
export const normaliseTaxId = (text: string) => plainSpelling(text).toUpperCase().replace(/[\s-]/g, '')

/**
 * Reads a taxpayer number: 18-character USCC, 15-character old number, ID number + 2 for sole traders, L… for
 * temporary taxpayers (State Taxation Administration announcement 2015 No. 66). null when it has none of the shapes.
 */
export function readTaxId(text: string): TaxIdReading | null {
  const value = normaliseTaxId(text)
  const type = taxIdType(value)
  if (!type) return null
  return {
    value,
    type,
    checkPasses: type === 'uscc' || type === 'citizen' ? usccCheckPasses(value) : null,
    personal: isPersonalTaxId(value),
  }
}

/**
 * Whether the last character is the check of GB 32100-2015. Genuine codes of the pilot years (`M0001…`) fail it,
 * so a failure may only ask to look again.
 */
export function usccCheckPasses(value: string): boolean {
  if (!/^[0-9A-HJ-NPQRTUWXY]{18}$/.test(value)) return false
  const sum = usccWeights.reduce(
    (total, weight, at) => total + weight * usccAlphabet.indexOf(value.charAt(at)),
    0,
  )
  return usccAlphabet.charAt((31 - (sum % 31)) % 31) === value.charAt(17)
}

/**
 * Whether a taxpayer number is, or may be, built on a citizen's ID number. A USCC whose check is right is not; of the
 * old 15-digit numbers those that hold a date are taken as an ID of the first generation, to be on the safe side.
 */
export function isPersonalTaxId(text: string): boolean {
  const value = normaliseTaxId(text).replace(/^L/, '')
  if (/^\d{17}[\dX]\d{2}$/.test(value)) return true
  if (/^\d{17}[\dX]$/.test(value)) return !usccCheckPasses(value)
  return (
    /^\d{15}$/.test(value) &&
    isCalendarDate(`19${value.slice(6, 8)}-${value.slice(8, 10)}-${value.slice(10, 12)}`)
  )
}

function taxIdType(value: string): TaxIdType | null {
  if (/^\d{17}[\dX]$/.test(value) && !usccCheckPasses(value)) return 'citizen'
  if (/^[0-9A-HJ-NPQRTUWXY]{18}$/.test(value)) return 'uscc'
  if (/^\d{17}[\dX]\d{2}$/.test(value)) return 'individual'
  if (/^\d{6}[0-9A-Z]{9}$/.test(value)) return 'legacy'
  if (/^L[0-9A-Z]{15,20}$/.test(value)) return 'temporary'
  return null
}
