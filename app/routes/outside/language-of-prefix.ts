import type { Language } from '#app/i18n/language.ts'

/** The language of an address. zh-CN has no prefix, so that each document has one address; another one has none. */
export function languageOfPrefix(prefix: string | undefined): Language {
  if (prefix === undefined) return 'zh-CN'
  if (prefix === 'en' || prefix === 'zh-TW') return prefix
  throw new Response(null, { status: 404 })
}
