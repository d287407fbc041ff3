import type { Returned } from '#app/http/forms/returned.ts'
import { isKey, type Key, type Translate } from '#app/i18n/catalogue.ts'
import { refusalWords } from '#app/ui/desk/refusal-words.ts'
import type { FieldError } from '#app/ui/forms/error-summary.tsx'

/** The words of the catalogue with which a form labels its fields, by field. */
export type Labels = Readonly<Record<string, Key>>

/**
 * The findings in words; where the schema speaks of a part, the field that is filled for it. `labels`: what the fields
 * are called in this form, as the summary of the errors names them.
 */
export function findings(
  t: Translate,
  returned: Returned | undefined,
  labels: Labels,
  fields: Record<string, string> = {},
): FieldError[] {
  return (returned?.errors ?? []).map(({ field, message }) => {
    const key = [`field.${message}`, message].find(isKey)
    const name = fields[field] ?? field.replace(/\[\d+\]$|\.\d+$/, '').replace(/^add$/, 'tickets')
    const label = labels[name]
    return {
      field: name,
      message: key && isKey(key) ? t(key) : t('refusal.invalid'),
      label: label ? t(label) : null,
    }
  })
}

/** What is wrong where no field is to blame. */
export const refusal = (t: Translate, returned: Returned | undefined): string | null =>
  returned && returned.errors.length === 0 ? refusalWords(t, returned.reason, null) : null
