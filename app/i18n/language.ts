export const languages = ['zh-CN', 'zh-TW', 'en'] as const
export type Language = (typeof languages)[number]

export const isLanguage = (value: unknown): value is Language => languages.some((language) => language === value)

/** The URL prefix of a language: zh-CN, the first language, has none. */
export const prefixOf = (language: Language) => (language === 'zh-CN' ? '' : `/${language}`)
