import type { FieldError } from '#app/ui/forms/error-summary.tsx'

/** What was typed, by field name as in the form; it comes back as it was when something is wrong. */
export type ReportValues = Record<string, string | undefined> & { 'contact.notifyBy'?: string }

export type FormState = { values: ReportValues; errors: FieldError[]; warnings: FieldError[] }

/** The attributes of one field: its name, typed value and error. */
export function fieldOf({ values, errors, warnings }: FormState, name: string) {
  return {
    name,
    defaultValue: values[name],
    error: errors.find(({ field }) => field === name)?.message,
    warning: warnings.find(({ field }) => field === name)?.message,
  }
}
