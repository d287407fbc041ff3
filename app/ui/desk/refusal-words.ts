import type { Returned } from '#app/http/forms/returned.ts'
import { formatSize } from '#app/i18n/format.ts'
import { isKey, type Translate } from '#app/i18n/catalogue.ts'

/** The field of a small form that fills what the schema names: a text in Chinese has the name of the text. */
export const formField = (field: string) => field.replace(/\.zh-CN$/, '')

type Why = Pick<Returned, 'errors' | 'reason'> & { at?: string | undefined }

/** Why a small form came back, with every field that is to blame. */
export const whyRefused = (t: Translate, { errors, reason, at }: Why): string =>
  errors.length > 0
    ? errors
        .map(({ field, message, file }) => fileWords(t, message, file) ?? refusalWords(t, message, field, at))
        .join(' ')
    : refusalWords(t, reason, null)

/** Which of the files of a form is to blame, where one is. */
function fileWords(t: Translate, reason: string, file: Returned['errors'][number]['file']): string | null {
  const key = `field.${reason}.named`
  return file && isKey(key) ? t(key, { name: file.name, size: formatSize(file.bytes) }) : null
}

/** `at`: where the form was sent to, as fields of one name are labelled differently in some. */
export function refusalWords(t: Translate, reason: string, field: string | null, at = ''): string {
  const form = at.slice(at.lastIndexOf('/') + 1)
  const name = field && formField(field)
  const fieldKey = name && [`deskField.${form}.${name}`, `deskField.${name}`].find(isKey)
  const key = [`refusal.${reason}`, `field.${reason}`].find(isKey)
  const message = t(key ?? 'refusal.invalid')
  return fieldKey ? t('form.named', { label: t(fieldKey), message }) : message
}
