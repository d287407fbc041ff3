import { languages, type Language } from '#app/i18n/language.ts'

/** How the page is looked at: each of the three stands in its address, beside the language. */
export const looks = {
  face: ['desk', 'public'],
  size: ['normal', 'large', 'larger'],
  theme: ['light', 'dark'],
} as const
export type LookName = keyof typeof looks
export type Look = { [Name in LookName]: (typeof looks)[Name][number] } & { lang: Language }

const chosen = <Value extends string>(values: readonly [Value, ...Value[]], value: string | null): Value =>
  values.find((one) => one === value) ?? values[0]

/** Only public pages have sizes. */
export function lookOf(search: string, lang: Language): Look {
  const query = new URLSearchParams(search)
  const size = chosen(looks.size, query.get('size'))
  return {
    lang,
    size,
    face: size === 'normal' ? chosen(looks.face, query.get('face')) : 'public',
    theme: chosen(looks.theme, query.get('theme')),
  }
}

export const choices: ReadonlyArray<{ name: keyof Look; values: readonly string[] }> = [
  { name: 'lang', values: languages },
  { name: 'face', values: looks.face },
  { name: 'size', values: looks.size },
  { name: 'theme', values: looks.theme },
]

/** The same page with one thing changed; the desk's face has the normal size only. */
export function hrefOf(look: Look, name: keyof Look, value: string): string {
  const sized = name === 'face' && value === 'desk' ? { size: 'normal' } : {}
  return `?${new URLSearchParams({ ...look, ...sized, [name]: value })}`
}
