import { isCalendarDate } from './issue-date.ts'
import { isProvince } from './regions.ts'

export interface LongNumberReading {
  year: number
  /** Two digits: a province of GB/T 2260 or a planned city's own code. */
  region: string
  /** Fifth digit, the issuing channel; its meaning is inferred from samples only. */
  channel: string
  sequence: string
}

/** First year of fully digital invoices (trial from December 2021). */
export const firstDigitalYear = 2021

/** Reads the 20-digit number of a 数电票, null for any other text. There is no check digit in it. */
export function readLongNumber(number: string): LongNumberReading | null {
  if (!/^\d{20}$/.test(number)) return null
  return {
    year: 2000 + Number(number.slice(0, 2)),
    region: number.slice(2, 4),
    channel: number.charAt(4),
    sequence: number.slice(5),
  }
}

/**
 * Whether 20 digits read as a 红字发票信息确认单编号 (district, then YYMMDD) and not as an invoice number.
 * The layout is inferred from samples, so this may only warn.
 */
export function looksLikeRedConfirmation(number: string): boolean {
  const reading = readLongNumber(number)
  if (!reading || reading.year >= firstDigitalYear || !isProvince(number)) return false
  const date = `20${number.slice(6, 8)}-${number.slice(8, 10)}-${number.slice(10, 12)}`
  return isCalendarDate(date) && Number(date.slice(0, 4)) >= firstDigitalYear
}
