import { randomInt } from 'node:crypto'
import { isChecked, newCheckedCode, normaliseCode, type RandomInt } from './check-character.ts'

const length = 7

/** A number as people say it, `INC-XXXXXXX`: a word for what it is, six random characters, one check character. */
const newNumber = (prefix: string, random: RandomInt) => `${prefix}-${newCheckedCode(length, random)}`

/** The canonical number in any way of writing it, with or without the prefix, or null when it can't be one. */
function parseNumber(prefix: string, text: string): string | null {
  // 故障编号：INC-…
  const typed = normaliseCode(text.slice(0, 200)).replace(/^\p{Script=Han}+/u, '')
  const code = typed.startsWith(prefix) ? typed.slice(prefix.length) : typed
  return code.length === length && isChecked(code) ? `${prefix}-${code}` : null
}

export const newIncidentNumber = (random: RandomInt) => newNumber('INC', random)
export const parseIncidentNumber = (text: string) => parseNumber('INC', text)

export const newMaintenanceNumber = (random: RandomInt = randomInt) => newNumber('MNT', random)
export const newAnnouncementNumber = (random: RandomInt = randomInt) => newNumber('ANN', random)
