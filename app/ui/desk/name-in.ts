import type { Language } from '#app/i18n/language.ts'

type Written = { [language in Language]?: string } | Record<string, string>

/** What the house calls something, in the language of the desk where it has a name in it. */
export const nameIn = (name: Written, language: Language): string => name[language] || name['zh-CN'] || ''
