import en from '#app/i18n/en/areas.ts'
import chinese from '#app/i18n/zh-CN/areas.ts'
import traditional from '#app/i18n/zh-TW/areas.ts'
import type { Language } from '#app/i18n/language.ts'

type Areas = typeof chinese
export type Area = keyof Areas
export type Key = { [Name in Area]: keyof Areas[Name] }[Area]

/** The catalogue of each language; `zh-CN` is written first and rules the set of keys. */
export const areas: { readonly [language in Language]: Record<Area, Record<string, string>> } = {
  'zh-CN': chinese,
  'zh-TW': traditional,
  en,
}

const isArea = (name: string): name is Area => Object.hasOwn(chinese, name)
export const areaNames: readonly Area[] = Object.keys(chinese).filter(isArea)
