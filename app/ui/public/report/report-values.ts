import type { FieldError } from '#app/ui/forms/error-summary.tsx'
import type { ListedFiles } from '#app/ui/forms/kept-files.tsx'

/** What was typed, by field name as in the form; it comes back as it was when something is wrong. */
export type ReportValues = Record<string, string | undefined> & { 'contact.notifyBy'?: string }

export type FormState = {
  values: ReportValues
  errors: FieldError[]
  warnings: FieldError[]
  files: ListedFiles
}

/** The name under which a form carries a field that it doesn't show: it comes back, and is not sent with the report. */
export const carriedName = (name: string) => `kept.${name}`

/** The attributes of one field: its name, typed value and error. */
export function fieldOf({ values, errors, warnings }: FormState, name: string) {
  return {
    name,
    defaultValue: values[name],
    error: errors.find(({ field }) => field === name)?.message,
    warning: warnings.find(({ field }) => field === name)?.message,
  }
}
