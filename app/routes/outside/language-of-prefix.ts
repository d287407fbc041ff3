import { languageOfPrefix as known, type Language } from '#app/i18n/language.ts'

/** The language of an address; another prefix than ours leads nowhere. */
export function languageOfPrefix(prefix: string | undefined): Language {
  const language = known(prefix)
  if (!language) throw new Response(null, { status: 404 })
  return language
}
