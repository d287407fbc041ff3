import { isPersonalTaxId, normaliseTaxId } from '#app/domain/invoices/reading/tax-id.ts'

/**
 * A taxpayer number as shown: a company's in full (it is public), one built on a citizen's ID number as
 * `110***********1234`, like an ID.
 */
export function maskTaxId(taxId: string): string {
  const value = normaliseTaxId(taxId)
  return isPersonalTaxId(value) ? maskMiddle(value, 3, 4) : value
}

/** A person's name as shown: the family name's first character, `王**`. */
export function maskName(name: string): string {
  const characters = Array.from(name.trim())
  return characters.length === 0
    ? ''
    : `${characters[0]}${'*'.repeat(Math.max(1, Math.min(2, characters.length - 1)))}`
}

const maskMiddle = (value: string, left: number, right: number) =>
  `${value.slice(0, left)}${'*'.repeat(Math.max(3, value.length - left - right))}${value.slice(-right)}`
