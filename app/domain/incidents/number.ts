import { isChecked, newCheckedCode, normaliseCode, type RandomInt } from '#app/domain/check-character.ts'

const length = 7
const prefix = 'INC'

/** An incident number as people say it, `INC-XXXXXXX`: six random characters and one check character. */
export function newIncidentNumber(random: RandomInt): string {
  return `${prefix}-${newCheckedCode(length, random)}`
}

/** The canonical number in any way of writing it, with or without the prefix, or null when it can't be one. */
export function parseIncidentNumber(text: string): string | null {
  const typed = normaliseCode(text)
  const code = typed.startsWith(prefix) ? typed.slice(prefix.length) : typed
  return code.length === length && isChecked(code) ? `${prefix}-${code}` : null
}
