import type { MetaDescriptor } from '@remix-run/react'
import { translator, type Key, type Variables } from '#app/i18n/catalogue.ts'
import { languageOf } from '#app/i18n/language.ts'

/** The title of a public page in the language of its address. */
export function pageTitle(location: { pathname: string }, key: Key, variables?: Variables): MetaDescriptor[] {
  const t = translator(languageOf(location.pathname))
  return [{ title: `${t(key, variables)} · ${t('product.name')}` }]
}
