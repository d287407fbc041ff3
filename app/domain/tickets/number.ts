import { isChecked, newCheckedCode, normaliseCode, type RandomInt } from '#app/domain/check-character.ts'

const length = 10

/**
 * A ticket number as people say it, `XXX-XXX-XXXX`: nine random characters (23⁹ ≈ 1.8 · 10¹²) and one
 * check character. Uniqueness is the database's: on a collision draw again.
 */
export function newTicketNumber(random: RandomInt): string {
  return grouped(newCheckedCode(length, random))
}

/** The canonical number in any way of writing it, or null when it can't be one (wrong length, letter or check). */
export function parseTicketNumber(text: string): string | null {
  const code = normaliseCode(text)
  return code.length === length && isChecked(code) ? grouped(code) : null
}

const grouped = (code: string) => `${code.slice(0, 3)}-${code.slice(3, 6)}-${code.slice(6)}`
