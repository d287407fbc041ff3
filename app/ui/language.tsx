import { createContext, useContext, type ReactNode } from 'react'
import { translator, type Translate } from '#app/i18n/catalogue.ts'
import type { Language } from '#app/i18n/language.ts'

const LanguageContext = createContext<Language>('zh-CN')

export function LanguageProvider({ language, children }: { language: Language; children: ReactNode }) {
  return <LanguageContext.Provider value={language}>{children}</LanguageContext.Provider>
}

export const useLanguage = (): Language => useContext(LanguageContext)

/** The words of the page's language. */
export const useT = (): Translate => translator(useLanguage())
