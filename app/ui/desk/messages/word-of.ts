import { isKey, type Translate } from '#app/i18n/catalogue.ts'

/** The word of the catalogue for one of several names; the name itself where there is none. */
export function wordOf(t: Translate, prefix: string, name: string): string {
  const key = `${prefix}.${name}`
  return isKey(key) ? t(key) : name
}
