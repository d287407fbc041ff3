export const languages = ['zh-CN', 'zh-TW', 'en'] as const
export type Language = (typeof languages)[number]

export const isLanguage = (value: unknown): value is Language =>
  languages.some((language) => language === value)

/** What a language calls itself: the same in every language, so not in the catalogues. */
export const endonyms: Record<Language, string> = { 'zh-CN': '简体', 'zh-TW': '繁體', en: 'English' }

/** The URL prefix of a language: zh-CN, the first language, has none. */
export const prefixOf = (language: Language) => (language === 'zh-CN' ? '' : `/${language}`)

/** The language a path is written in, by its prefix. */
export const languageOf = (pathname: string): Language =>
  languages.find((language) => language !== 'zh-CN' && `${pathname}/`.startsWith(`/${language}/`)) ?? 'zh-CN'

/** A path without its language prefix: `/en/track` and `/track` are both `/track`. */
export const withoutPrefix = (pathname: string) =>
  pathname.slice(prefixOf(languageOf(pathname)).length) || '/'
