import { DomainError } from '#app/domain/errors.ts'
import { isKey, type Translate } from '#app/i18n/catalogue.ts'
import type { FieldError } from '#app/ui/forms/error-summary.tsx'

/** A finding in words: those of its field if there are any, else those of the finding itself. */
export function fieldWords(t: Translate, { field, message }: FieldError): FieldError {
  const key = [`fieldError.${field}.${message}`, `field.${message}`, message].find(isKey)
  return { field, message: t(key ?? 'field.type') }
}

/** The fields that a verb refused, in words; anything else is thrown on. */
export function refusedFields(t: Translate, error: unknown): FieldError[] {
  if (error instanceof DomainError && error.fields.length > 0)
    return error.fields.map((found) => fieldWords(t, found))
  throw error
}
