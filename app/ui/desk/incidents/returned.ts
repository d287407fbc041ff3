import type { Returned } from '#app/http/forms/returned.ts'
import { isKey, type Translate } from '#app/i18n/catalogue.ts'
import { refusalWords } from '#app/ui/desk/action-result.tsx'
import type { FieldError } from '#app/ui/forms/error-summary.tsx'

/** The findings in words; where the schema speaks of a part, the field that is filled for it. */
export function findings(
  t: Translate,
  returned: Returned | undefined,
  fields: Record<string, string> = {},
): FieldError[] {
  return (returned?.errors ?? []).map(({ field, message }) => {
    const key = [`field.${message}`, message].find(isKey)
    const name = fields[field] ?? field.replace(/\[\d+\]$|\.\d+$/, '').replace(/^add$/, 'tickets')
    return { field: name, message: key && isKey(key) ? t(key) : t('refusal.invalid') }
  })
}

/** What is wrong where no field is to blame. */
export const refusal = (t: Translate, returned: Returned | undefined): string | null =>
  returned && returned.errors.length === 0 ? refusalWords(t, returned.reason, null) : null
