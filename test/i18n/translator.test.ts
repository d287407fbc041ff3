import i18next from 'i18next'
import { expect, test } from 'vitest'
import { areas } from '#app/i18n/areas.ts'
import { isKey, translator } from '#app/i18n/catalogue.ts'
import { languages, type Language } from '#app/i18n/language.ts'

/** The library alone, which looks everything up each time. */
function plain(language: Language) {
  const one = i18next.createInstance()
  void one.init({
    resources: { [language]: { translation: Object.assign({}, ...Object.values(areas[language])) } },
    lng: language,
    load: 'currentOnly',
    initAsync: false,
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
  })
  return one.getFixedT(language)
}

test.each(languages)(
  'each text in %s is what the library itself makes of it, again and again',
  (language) => {
    const [ours, theirs] = [translator(language), plain(language)]
    const different: string[] = []
    for (const [name, text] of Object.values(areas[language]).flatMap((words) => Object.entries(words))) {
      const key = name.replace(/_(?:one|other)$/, '')
      if (!isKey(key)) throw new Error(`${key} is no key`)
      for (const count of [1, 2]) {
        const names = [...String(text).matchAll(/\{\{([^{}]+)\}\}/g)].map(([, found = '']) => found.trim())
        const given = { ...Object.fromEntries(names.map((found) => [found, '{{x}} $1 <b>'])), count }
        const words = theirs(key, given)
        if (ours(key, given) !== words || ours(key, given) !== words) different.push(`${key}: ${words}`)
      }
    }
    expect(different).toEqual([])
  },
)
