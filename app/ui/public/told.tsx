import type { Told } from '#app/i18n/told.ts'
import { useLanguage, useT } from '#app/ui/language.tsx'

export type { Told } from '#app/i18n/told.ts'

/** The `lang` of a text, where it is not that of the page. */
export function useTextLang(told: Told): string | undefined {
  return told.language === useLanguage() ? undefined : told.language
}

/** Says that what follows is in Chinese, to readers of English; between the two scripts nothing needs saying. */
export function ForeignMark({ told }: { told: Told }) {
  const t = useT()
  const language = useLanguage()
  return language === 'en' && told.language !== 'en' ? <small>{t('text.inOther')}</small> : null
}
