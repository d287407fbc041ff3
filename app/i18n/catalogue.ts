import i18next from 'i18next'
import { areas, type Key } from '#app/i18n/areas.ts'
import { firstLanguage, languages, type Language } from '#app/i18n/language.ts'

export type { Key } from '#app/i18n/areas.ts'
export type Variables = Record<string, string | number>
export type Translate = (key: Key, variables?: Variables) => string

const flat = (language: Language) => ({ translation: Object.assign({}, ...Object.values(areas[language])) })

const catalogue = i18next.createInstance()
void catalogue.init({
  resources: Object.fromEntries(languages.map((language) => [language, flat(language)])),
  lng: firstLanguage,
  fallbackLng: firstLanguage,
  load: 'currentOnly',
  initAsync: false,
  keySeparator: false,
  nsSeparator: false,
  // React and the mail layout escape; escaping here as well would show entities to people.
  interpolation: { escapeValue: false },
})

/** The words of one language, for pages, mails and jobs alike. A key that does not exist does not compile. */
export function translator(language: Language): Translate {
  return translators.get(language) ?? translatorOf(language)
}

const translators = new Map(languages.map((language) => [language, translatorOf(language)]))

/** Words without variables are looked up once: a page has hundreds, and i18next takes a tenth of its time for them. */
function translatorOf(language: Language): Translate {
  const translate = catalogue.getFixedT(language)
  const known = new Map<Key, string>()
  return (key, variables) => {
    if (variables) return translate(key, variables)
    const kept = known.get(key)
    if (kept !== undefined) return kept
    const words = translate(key, {})
    // What is no key comes back as it is, and would be kept for ever.
    if (words !== key) known.set(key, words)
    return words
  }
}

/** The words of a key as they stand in the catalogue, with their variables unfilled. */
export function unfilled(language: Language, key: Key): string {
  const words: unknown = catalogue.getResource(language, 'translation', key)
  return typeof words === 'string' ? words : ''
}

export const isKey = (value: string): value is Key => catalogue.exists(value, { lng: firstLanguage })
