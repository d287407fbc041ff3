import { finding, type Finding } from './findings.ts'
import type { InvoiceFields } from './invoice-fields.ts'
import { daysBetween, isCalendarDate, yearsBefore } from './issue-date.ts'
import { isDigital, kindNeeds, mayHaveLongNumber } from './kinds.ts'
import { readCode } from './read-code.ts'
import { firstDigitalYear, looksLikeRedConfirmation, readLongNumber } from './read-number.ts'
import { isProvince, mayBePlannedCity } from './regions.ts'
import { isScientific } from './spelling.ts'
import { readTaxId } from './tax-id.ts'

/** Years back that the national checker answers for. */
export const lookupWindowYears = 5

const knownChannels = '2789'

/**
 * Everything that can be said about an invoice without asking a register: shapes block, consistency of region,
 * year, kind and date warns (it held on 22 of 27 collected samples), what was only inferred is a hint.
 * @param today `YYYY-MM-DD` in Asia/Shanghai
 */
export function checkInvoice(invoice: InvoiceFields, today: string): Finding[] {
  if (isExchanged(invoice))
    return [finding('code_number_exchanged', 'code'), finding('code_number_exchanged', 'number')]
  return [
    ...checkNumber(invoice, today),
    ...checkCode(invoice, today),
    ...checkKind(invoice),
    ...checkDate(invoice, today),
    ...checkAmount(invoice),
    ...checkCheckCode(invoice),
    ...checkTaxId(invoice, 'sellerTaxId'),
    ...checkTaxId(invoice, 'buyerTaxId'),
  ]
}

/** 发票代码 typed as 发票号码 and the other way round. */
function isExchanged({ kind, code, number }: InvoiceFields): boolean {
  if (kind === 'fiscal' || code === null || number === null) return false
  return (/^\d{8}$/.test(code) && readCode(number) !== null) || (/^\d{20}$/.test(code) && number.length < 20)
}

function checkNumber({ kind, code, number, issuedOn }: InvoiceFields, today: string): Finding[] {
  if (number === null) return [finding('number_missing', 'number')]
  if (isScientific(number)) return [finding('number_scientific', 'number')]
  if (kind === 'fiscal') return /^\d{10}$/.test(number) ? [] : [finding('number_shape', 'number')]
  if (/^\d{8}$/.test(number)) return code === null ? [finding('code_missing', 'code')] : []

  const reading = readLongNumber(number)
  if (!reading) {
    const lost = /^\d{4,7}$/.test(number) ? [finding('leading_zero_lost', 'number')] : []
    return [finding('number_shape', 'number'), ...lost]
  }
  if (looksLikeRedConfirmation(number)) return [finding('red_confirmation_number', 'number')]

  const findings: Finding[] = isCut(number) ? [finding('number_cut', 'number')] : []
  if (readCode(number.slice(0, 12))?.kind && number.startsWith('0'))
    findings.push(finding('code_in_number', 'number'))
  if (mayBePlannedCity(reading.region)) findings.push(finding('planned_city', 'number'))
  else if (!isProvince(reading.region)) findings.push(finding('region_unknown', 'number'))
  if (!knownChannels.includes(reading.channel)) findings.push(finding('channel_unusual', 'number'))
  if (reading.year < firstDigitalYear || reading.year > yearOf(today)) {
    findings.push(finding('year_implausible', 'number'))
  } else if (issuedOn && yearOf(issuedOn) !== reading.year) {
    findings.push(finding('year_mismatch', 'issuedOn'))
  }
  return findings
}

function checkCode({ kind, code, number, issuedOn }: InvoiceFields, today: string): Finding[] {
  if (code === null) return []
  if (isScientific(code)) return [finding('number_scientific', 'code')]
  if (kind === 'fiscal') return /^\d{8}$/.test(code) ? [] : [finding('code_shape', 'code')]
  const reading = readCode(code)
  if (!reading) {
    const lost = /^(\d{9}|\d{11})$/.test(code) ? [finding('leading_zero_lost', 'code')] : []
    return [finding('code_shape', 'code'), ...lost]
  }
  const findings: Finding[] = []
  if (number?.length === 20) findings.push(finding('code_not_needed', 'code'))
  if (!isProvince(reading.region)) findings.push(finding('region_unknown', 'code'))
  if (reading.year > yearOf(today)) findings.push(finding('year_implausible', 'code'))
  // Paper stock may be used up in later years, never in earlier ones.
  else if (issuedOn && reading.year > yearOf(issuedOn)) findings.push(finding('year_mismatch', 'issuedOn'))
  return findings
}

function checkKind({ kind, code, number }: InvoiceFields): Finding[] {
  if (kind === null)
    return code !== null && readCode(code)?.kind === null ? [finding('kind_unknown', 'kind')] : []
  const findings: Finding[] = []
  if (kindNeeds[kind].platform !== 'national') findings.push(finding('wrong_platform', 'kind'))
  if (number === null || kind === 'fiscal') return findings
  if (number.length === 20 ? !mayHaveLongNumber(kind) : number.length === 8 && isDigital(kind)) {
    findings.push(finding('kind_mismatch', 'kind'))
  } else if (number.length === 8 && code !== null && !kind.startsWith('digital_paper_')) {
    const reading = readCode(code)
    if (reading && reading.kind !== kind) findings.push(finding('kind_mismatch', 'kind'))
  }
  return findings
}

function checkDate({ issuedOn }: InvoiceFields, today: string): Finding[] {
  if (issuedOn === null) return []
  if (!isCalendarDate(issuedOn)) return [finding('date_shape', 'issuedOn')]
  const age = daysBetween(issuedOn, today)
  if (age < 0) return [finding('date_future', 'issuedOn')]
  if (age === 0) return [finding('same_day', 'issuedOn')]
  return issuedOn < yearsBefore(today, lookupWindowYears) ? [finding('date_too_old', 'issuedOn')] : []
}

function checkAmount({ amount }: InvoiceFields): Finding[] {
  if (amount === null) return []
  if (!/^-?\d+(\.\d{1,2})?$/.test(amount)) return [finding('amount_shape', 'amount')]
  return amount.startsWith('-') ? [finding('negative_amount', 'amount')] : []
}

function checkCheckCode({ kind, checkCode }: InvoiceFields): Finding[] {
  if (checkCode === null) return []
  if (kind !== null && kindNeeds[kind].checkCodeTail === 0)
    return [finding('check_code_not_needed', 'checkCode')]
  if (isScientific(checkCode)) return [finding('number_scientific', 'checkCode')]
  if (/^\d{20}$/.test(checkCode)) return isCut(checkCode) ? [finding('number_cut', 'checkCode')] : []
  if (kind === 'blockchain' || kind === 'fiscal') {
    return /^[0-9A-Z]{5,}$/i.test(checkCode) ? [] : [finding('check_code_shape', 'checkCode')]
  }
  return [finding(/^\d{6}$/.test(checkCode) ? 'check_code_partial' : 'check_code_shape', 'checkCode')]
}

function checkTaxId(invoice: InvoiceFields, field: 'sellerTaxId' | 'buyerTaxId'): Finding[] {
  const value = invoice[field]
  if (value === null) return []
  const reading = readTaxId(value)
  if (!reading) return [finding('tax_id_shape', field)]
  const findings: Finding[] = []
  if (reading.checkPasses === false) findings.push(finding('uscc_check_digit', field))
  if (reading.personal) findings.push(finding('personal_tax_id', field))
  return findings
}

/** A sheet keeps fifteen digits of a number and writes zeros for the rest. */
const isCut = (digits: string) => /^\d{15}0{5}$/.test(digits)

const yearOf = (date: string) => Number(date.slice(0, 4))
