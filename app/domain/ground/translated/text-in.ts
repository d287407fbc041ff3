import { firstLanguage, languageFacts, type Language } from '#app/i18n/language.ts'
import { toTraditional } from '#app/i18n/traditional.ts'

/** What somebody wrote, by language; zh-CN is always there. */
export type Translations = { readonly 'zh-CN': string; readonly [language: string]: string | undefined }

/** Text that somebody wrote, and the language it is really in. */
export type TranslatedText = { text: string; language: Language }

/**
 * Translations text for a reader: where nobody wrote it in their language, zh-TW is derived and every other falls back to
 * the Chinese, and says so. The one place that knows; `textIn` for those to whom the language makes no difference.
 */
export function translatedText(written: Translations, language: Language): TranslatedText {
  const text = written[language]
  if (text) return { text, language }
  const first = written[firstLanguage]
  return languageFacts[language].isDerived
    ? { text: toTraditional(first), language }
    : { text: first, language: firstLanguage }
}

export const textIn = (written: Translations, language: Language): string =>
  translatedText(written, language).text
