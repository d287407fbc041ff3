import { isKey, type Translate } from '#app/i18n/catalogue.ts'

/** Tags that rules give have words; those that people give are their own. */
export function tagWords(t: Translate, tag: string): string {
  const key = `tag.${tag}`
  return isKey(key) ? t(key) : tag
}
