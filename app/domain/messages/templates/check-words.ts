import type { FieldError } from '#app/domain/ground/errors/errors.ts'
import { fitsSms } from '#app/domain/delivery/ledger/sms-segments.ts'
import type { Part } from '#app/domain/messages/declarations/declare.ts'
import { variablePattern } from '#app/domain/messages/wording/wording.ts'

/** Without these a message is of no use: whom it is about, and where to go on. */
const necessary = ['number', 'url', 'code', 'title', 'until']

const longest = { line: 200, text: 2000 } as const
const ofOneLine = ['subject', 'correctionSubject', 'title']

export const variablesIn = (text: string): string[] => [
  ...new Set([...text.matchAll(variablePattern)].map(([, name = '']) => name)),
]
export const necessaryIn = (original: string): string[] =>
  variablesIn(original).filter((name) => necessary.includes(name))

/**
 * What is wrong with the words of one part, held against the original: at most one finding, so that each is mended
 * before the next is looked for. The rules of an SMS are the gateways': 500 units, and no signature but their own.
 */
export function checkWords({ key, label }: Part, text: string, original: string): FieldError[] {
  const isSms = key.startsWith('sms.')
  const oneLine = isSms || ofOneLine.includes(label)
  const known = variablesIn(original)
  const used = variablesIn(text)
  const wrong = () => {
    if (text.trim() === '') return 'required'
    if (oneLine && /[\r\n]/.test(text)) return 'one_line'
    if (/[{}]/.test(text.replaceAll(variablePattern, ''))) return 'broken_variable'
    if (used.some((name) => !known.includes(name))) return 'unknown_variable'
    if (necessaryIn(original).some((name) => !used.includes(name))) return 'missing_variable'
    if (isSms && /[【】]/.test(text)) return 'sms_sign'
    if (isSms && !fitsSms(text)) return 'sms_too_long'
    if (!isSms && text.length > (oneLine ? longest.line : longest.text)) return 'too_long'
    return null
  }
  const message = wrong()
  return message ? [{ field: key, message }] : []
}
