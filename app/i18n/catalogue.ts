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
  const translate = catalogue.getFixedT(language)
  return (key, variables) => translate(key, variables ?? {})
}

/** The words of a key as they stand in the catalogue, with their variables unfilled. */
export function unfilled(language: Language, key: Key): string {
  const words: unknown = catalogue.getResource(language, 'translation', key)
  return typeof words === 'string' ? words : ''
}

export const isKey = (value: string): value is Key => catalogue.exists(value, { lng: firstLanguage })
