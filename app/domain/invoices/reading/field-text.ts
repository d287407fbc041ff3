import { labelOfCell } from './label-before.ts'
import { plainSpelling } from './spelling.ts'

/** The text of one field without the label that was pasted with it: `价税合计：¥1,310.96`. */
export function withoutLabel(text: string): string {
  const plain = plainSpelling(text).trim()
  const at = plain.search(/[\d(¥$+-]/)
  const head = plain.slice(0, Math.max(0, at))
  if (!/\p{L}/u.test(head) || labelOfCell(head) === null) return plain
  // A sign directly behind a word may as well part the two.
  return /[-(]/.test(plain.charAt(at)) && !/[:= ]$/.test(head) ? plain : plain.slice(at)
}
