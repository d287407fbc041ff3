import { cutText } from '#app/domain/ground/text/cut.ts'
import type { DomainError, FieldError } from '#app/domain/ground/errors/errors.ts'
import { isKey, type Key, type Translate } from '#app/i18n/catalogue.ts'
import { formatSize } from '#app/i18n/format.ts'

const longestName = 60

/** Findings whose words say nothing of their field: in the summary above the form they would name none. */
const unnamed = /^(?:required|type|choice|too_long|too_small|too_big|unknown)$/

/**
 * A finding in words: those of its field if there are any, else those of the finding itself, which name the field. Where
 * the length is wrong they say how long it was, and of several files which one it is.
 */
export function fieldWords(
  t: Translate,
  { field, message, limit, file }: FieldError,
  typed = '',
): FieldError {
  const named = `field.${message}.named`
  if (file && isKey(named)) {
    const name = cutText(file.name, longestName)
    return { field, message: t(named, { name, size: formatSize(file.bytes) }) }
  }
  const key = [`fieldError.${field}.${message}`, `field.${message}`, message].find(isKey) ?? 'field.type'
  const counted = `${key}.counted`
  const length = lengthOf(typed, message.startsWith('finding.') ? /^\d{1,40}$/ : /^[0-9A-Z]{1,40}$/i)
  const words =
    key === 'field.too_long' && limit !== undefined
      ? t('field.too_long.counted', { limit, length: typedLength(typed, limit) })
      : isKey(counted) && length > 0
        ? t(counted, { length })
        : t(key)
  const isUnnamed = !key.startsWith('fieldError.') && (unnamed.test(message) || key === 'field.type')
  const label = isUnnamed ? labelOf(field) : null
  return { field, message: label ? t('form.named', { label: t(label), message: words }) : words }
}

/** Fields of a report outside any group; others of that kind belong to forms with labels of their own. */
const plainFields = /^(?:description|symptom|reporterType)$/

/** The label of a report's field: `invoice.kind` is `report.invoiceKind`, `invoice.number` is `report.number`. */
function labelOf(field: string): Key | null {
  const [group = '', name] = field.split('.')
  if (name === undefined) return plainFields.test(field) ? ([`report.${field}`].find(isKey) ?? null) : null
  const joined = `${group}${name.slice(0, 1).toUpperCase()}${name.slice(1)}`
  return [`report.${field}`, `report.${joined}`, `report.${name}`].find(isKey) ?? null
}

/** How many characters were typed, without what stands between them; 0 where there are others than may be. */
function lengthOf(typed: string, all: RegExp): number {
  const characters = typed.normalize('NFKC').replace(/[^\p{L}\p{N}]|\p{Script=Han}/gu, '')
  return all.test(characters) ? characters.length : 0
}

/** As the limit counts; a browser sends two characters for the end of a line. */
const typedLength = (typed: string, limit: number) =>
  Math.max(typed.replaceAll('\r\n', '\n').trim().length, limit + 1)

/**
 * A refusal as a form of the public says it: the fields that are wrong, or one line that belongs to no field where none
 * is to blame. That there were too many tries may be said beside a field.
 */
export function refusalInWords(
  t: Translate,
  { fields, reason, kind }: DomainError,
  { tooManyAt = '', values = {} }: { tooManyAt?: string; values?: Record<string, string | undefined> } = {},
): FieldError[] {
  if (fields.length > 0) return fields.map((found) => fieldWords(t, found, values[found.field]))
  const key = [`refusal.${reason}`, `refusal.${kind}`].find(isKey)
  return [{ field: kind === 'tooMany' ? tooManyAt : '', message: t(key ?? 'refusal.invalid') }]
}
