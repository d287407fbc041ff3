import type { Language } from '#app/i18n/language.ts'
import { toTraditional } from '#app/i18n/traditional.ts'

/** Text that somebody wrote, and the language it is really in. */
export type Told = { text: string; language: Language }

type Written = { 'zh-CN': string; 'zh-TW'?: string; en?: string }

/** Written text for a reader: zh-TW is derived where nobody wrote it; without English it stays Chinese, and says so. */
export function toldIn(written: Written, language: Language): Told {
  const text = written[language]
  if (text) return { text, language }
  return language === 'zh-TW'
    ? { text: toTraditional(written['zh-CN']), language }
    : { text: written['zh-CN'], language: 'zh-CN' }
}
