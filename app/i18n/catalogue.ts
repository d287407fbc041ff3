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

/**
 * Each text is taken apart once: a page has hundreds, and i18next took a tenth of a page's time to look for the language,
 * the form and the variables of each again. It still chooses where a text has several forms.
 */
function translatorOf(language: Language): Translate {
  const translate = catalogue.getFixedT(language)
  const known = new Map<Key, Fill>()
  return (key, variables = {}) => {
    const filled = known.get(key)?.(variables)
    if (filled !== undefined) return filled
    const words = unfilled(language, key)
    // What is no key, or has forms, has no words under its own name.
    if (words && !known.has(key)) known.set(key, filler(words))
    return translate(key, variables)
  }
}

/** undefined where a variable is missing, which i18next says in its log. */
type Fill = (variables: Variables) => string | undefined

function filler(words: string): Fill {
  const [first = '', ...rest] = words.split(/\{\{([^{}]+)\}\}/)
  return (variables) => {
    let text = first
    for (let at = 0; at < rest.length; at += 2) {
      const value = variables[(rest[at] ?? '').trim()]
      if (value === undefined) return undefined
      text += `${value}${rest[at + 1] ?? ''}`
    }
    return text
  }
}

/** The words of a key as they stand in the catalogue, with their variables unfilled. */
export function unfilled(language: Language, key: Key): string {
  const words: unknown = catalogue.getResource(language, 'translation', key)
  return typeof words === 'string' ? words : ''
}

const keys = new Set(Object.keys(flat(firstLanguage).translation))
/** Asked for hundreds of words a page, for which i18next would look in every language and form. */
export const isKey = (value: string): value is Key => keys.has(value)
