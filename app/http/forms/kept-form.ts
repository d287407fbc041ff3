import type { Language } from '#app/i18n/language.ts'
import { textOf } from '#app/http/forms/fields.ts'

/**
 * Whether a form only comes to be shown again: in another language, text size or kind, or without one of its files.
 * Nothing is checked or done.
 */
export const isOnlyKept = (form: FormData): boolean => form.has('keep') || form.has('removeFile')

/**
 * What was typed, as the page in `language` shows it: the language to be answered in goes along, unless another one than
 * the page's was chosen.
 */
export function inLanguage<Values extends Record<string, string | undefined>>(
  values: Values,
  form: FormData,
  language: Language,
): Values {
  const before = textOf(form, 'keep')
  const followed = ['language', 'contact.language'].filter((name) => before !== '' && values[name] === before)
  return { ...values, ...Object.fromEntries(followed.map((name) => [name, language])) }
}
