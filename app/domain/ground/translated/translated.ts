import { line, prose } from '#app/domain/ground/input/text.ts'
import { z } from 'zod'
import { inOtherLanguages } from '#app/i18n/language.ts'

/** Text in the languages of the product, as people and programs send it; all but zh-CN may be left out. */
export const Translated = z.object({
  'zh-CN': prose(4000).min(1),
  ...inOtherLanguages(prose(4000).optional()),
})

/** A title in those languages: one line each. */
export const translatedLine = (most: number) =>
  z.object({
    'zh-CN': line(most).min(1),
    ...inOtherLanguages(line(most).optional()),
  })
