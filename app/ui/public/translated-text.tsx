import type { ReactNode } from 'react'
import { languageFacts, type Language } from '#app/i18n/language.ts'
import type { TranslatedText } from '#app/domain/ground/translated/text-in.ts'
import { useLanguage, useT } from '#app/ui/language.tsx'

export type { TranslatedText } from '#app/domain/ground/translated/text-in.ts'

/** The `lang` of a text, where it is not that of the page. */
export function useTextLang(told: TranslatedText): string | undefined {
  return told.language === useLanguage() ? undefined : told.language
}

/** Says that what follows is in Chinese, to readers of other languages; between the two scripts nothing needs saying. */
export function ForeignMark({ language }: { language: Language }) {
  const t = useT()
  const own = useLanguage()
  return !languageFacts[own].isHan && language !== own ? <small>{t('text.inOther')}</small> : null
}

/** A text in its own language, and a word about it where that is not the reader's. */
export function TranslatedBlock({ language, children }: { language: Language; children: ReactNode }) {
  const own = useLanguage()
  return (
    <>
      <ForeignMark language={language} />
      <div lang={language === own ? undefined : language}>{children}</div>
    </>
  )
}
