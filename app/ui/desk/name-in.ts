import type { Translations } from '#app/domain/ground/translated/text-in.ts'
import type { Language } from '#app/i18n/language.ts'

/** What the house calls something, in the language of the desk where it has a name in it. */
export const nameIn = (name: Translations, language: Language): string => name[language] || name['zh-CN']
