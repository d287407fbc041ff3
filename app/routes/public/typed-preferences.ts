import type { Language } from '#app/i18n/language.ts'
import type { Preferences } from '#app/ui/public/subscribe/preference-fields.tsx'

/** What a form of wishes sent; its schema judges it. */
export const typedPreferences = (
  values: Record<string, string>,
  lists: Record<string, string[]>,
  language: Language,
): Preferences => ({
  kinds: lists.kinds ?? [],
  components: lists.components ?? [],
  language: values.language || language,
})
