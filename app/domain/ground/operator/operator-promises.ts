import { operatorContactDetails } from './operator-contact-details.ts'
import type { Written } from '#app/domain/ground/translated/written.ts'
import type { Language } from '#app/i18n/language.ts'
import { translatedText } from '#app/domain/ground/translated/text-in.ts'

/**
 * HOUSE RULES, to be confirmed by whoever runs the desk: what the notice promises beyond the law's own words.
 * They fill the `{placeholders}` of every version.
 */
const house: Record<string, Written> = {
  /** Where DESK_OPERATOR is not set. */
  operator: { 'zh-CN': '运营本服务台的单位', en: 'the organisation that runs this desk' },
  /** A request to see, correct, copy or delete is answered within this time. */
  answerWithin: { 'zh-CN': '15 个工作日', en: '15 working days' },
}

/** A notice's text with the house's own details in place of its placeholders. */
export function withOperatorPromises(text: string, language: Language): string {
  const { operator } = operatorContactDetails()
  return text.replaceAll(/\{(\w+)\}/g, (placeholder, name: string) => {
    if (name === 'operator' && operator) return operator
    const words = house[name]
    return words ? translatedText(words, language).text : placeholder
  })
}
