type Facts = {
  /** What it calls itself: the same in every language, so not in the catalogues. */
  endonym: string
  /** How Intl writes its dates and numbers. */
  locale: string
  /** Of a month within a date. */
  month: 'short' | 'long'
  /** It is written in Chinese characters; elsewhere those are said to be Chinese. */
  isHan: boolean
  /** Nobody writes it: it is made of zh-CN where somebody did not write it all the same. */
  isDerived: boolean
}

/** Every language of the product. The first one is written first, stands behind the others and has no prefix. */
const facts = {
  'zh-CN': { endonym: '简体', locale: 'zh-CN', month: 'long', isHan: true, isDerived: false },
  'zh-TW': { endonym: '繁體', locale: 'zh-TW', month: 'long', isHan: true, isDerived: true },
  en: { endonym: 'English', locale: 'en-GB', month: 'short', isHan: false, isDerived: false },
} as const satisfies Record<string, Facts>

export type Language = keyof typeof facts
export const isLanguage = (value: unknown): value is Language =>
  typeof value === 'string' && Object.hasOwn(facts, value)
export const languages = Object.keys(facts).filter(isLanguage)
export const languageFacts: { readonly [language in Language]: Facts } = facts

export const firstLanguage = 'zh-CN'
/** A stored or sent language, or the first one for what is none. */
export const languageOr = (value: unknown): Language => (isLanguage(value) ? value : firstLanguage)

/** All but the first: what is written may be there in them. */
export type OtherLanguage = Exclude<Language, typeof firstLanguage>
export const otherLanguages = languages.filter(
  (language): language is OtherLanguage => language !== firstLanguage,
)
export const inOtherLanguages = <Value>(value: Value): Record<OtherLanguage, Value> =>
  Object.assign({}, ...otherLanguages.map((language) => ({ [language]: value })))

/** The URL prefix of a language: the first has none, so that each page has one address. */
export const prefixOf = (language: Language) => (language === firstLanguage ? '' : `/${language}`)

/** The prefix of an address for a regular expression, the empty one too. */
export const prefixPattern = `(?:/(?:${otherLanguages.join('|')}))?`

/** The language of a route's `:lang?`; undefined for a prefix that no address has. */
export const languageOfPrefix = (prefix: string | undefined): Language | undefined =>
  prefix === undefined ? firstLanguage : otherLanguages.find((language) => language === prefix)

/** The language a path is written in, by its prefix. */
export const languageOf = (pathname: string): Language =>
  otherLanguages.find((language) => `${pathname}/`.startsWith(`/${language}/`)) ?? firstLanguage

/** A path without its language prefix: `/en/track` and `/track` are both `/track`. */
export const withoutPrefix = (pathname: string) =>
  pathname.slice(prefixOf(languageOf(pathname)).length) || '/'
