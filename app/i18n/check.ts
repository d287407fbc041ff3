import { areaNames, areas, type Area } from '#app/i18n/areas.ts'
import { languageFacts, languages, type Language } from '#app/i18n/language.ts'
import { toTraditional } from '#app/i18n/traditional.ts'

export type Flaw = { language: Language; area: Area; key: string; flaw: string }

const wordsOf = (language: Language, area: Area): Record<string, string> => areas[language][area]
const variablesOf = (text: string) => [...text.matchAll(/{{\s*(\w+)/g)].map(([, name]) => `${name}`)
const same = (left: string[], right: string[]) =>
  left.every((name) => right.includes(name)) && right.every((name) => left.includes(name))

/** `days_one` and `days_other` of a language with plurals are the forms of `days` in Chinese, which has none. */
const baseOf = (key: string, known: Record<string, string>) =>
  key in known ? key : key.replace(/_(one|other)$/, '')

/** Everything that must stop a build: keys missing, left over or double, other variables, stale derived text. */
export function catalogueFlaws(): Flaw[] {
  return [
    ...doubles(),
    ...languages.flatMap((language) => areaNames.flatMap((area) => flawsOf(language, area))),
  ]
}

/** The areas make one catalogue: a key in two of them would have two meanings. */
function doubles(): Flaw[] {
  const homes = new Map<string, Area>()
  return areaNames.flatMap((area) =>
    Object.keys(areas['zh-CN'][area]).flatMap((key) => {
      const home = homes.get(key)
      homes.set(key, home ?? area)
      return home ? [{ language: 'zh-CN' as const, area, key, flaw: `also in ${home}.json` }] : []
    }),
  )
}

function flawsOf(language: Language, area: Area): Flaw[] {
  const source = wordsOf('zh-CN', area)
  const words = wordsOf(language, area)
  const present = new Set(Object.keys(words).map((key) => baseOf(key, source)))
  const missing = Object.keys(source).filter((key) => !present.has(key))
  return [
    ...missing.map((key) => ({ language, area, key, flaw: 'missing' })),
    ...Object.entries(words).flatMap(([key, text]) =>
      flawsOfText(language, source[baseOf(key, source)], text).map((flaw) => ({ language, area, key, flaw })),
    ),
  ]
}

function flawsOfText(language: Language, source: string | undefined, text: string): string[] {
  if (source === undefined) return ['not in zh-CN']
  return [
    text.trim() === '' ? 'empty' : null,
    same(variablesOf(source), variablesOf(text)) ? null : 'other variables than zh-CN',
    languageFacts[language].isDerived && text !== toTraditional(source) ? 'stale: run npm run i18n' : null,
    !languageFacts[language].isHan && /\p{Script=Han}/u.test(text) ? 'Chinese in another language' : null,
  ].filter((flaw) => flaw !== null)
}
