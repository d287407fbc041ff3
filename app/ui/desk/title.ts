import type { MetaDescriptor } from '@remix-run/react'
import { translator, type Key, type Variables } from '#app/i18n/catalogue.ts'
import { languageOr, type Language } from '#app/i18n/language.ts'

type Match = { id: string; data: unknown }

/** The language of the desk, which the root route knows. */
export function languageOfDesk(matches: readonly Match[]): Language {
  const root = matches.find(({ id }) => id === 'root')?.data
  const language = typeof root === 'object' && root !== null && 'language' in root ? root.language : null
  return languageOr(language)
}

export function deskTitle(matches: readonly Match[], key: Key, variables?: Variables): MetaDescriptor[] {
  const t = translator(languageOfDesk(matches))
  return [{ title: `${t(key, variables)} · ${t('product.name')}` }]
}
