import type { Translated } from '#db/schema/columns.ts'
import { translatedText, type TranslatedText } from '#app/domain/ground/translated/text-in.ts'
import type { Language } from '#app/i18n/language.ts'

/** The stages with their names in one language. */
export const stagesInLanguage = <S extends { name: Translated }>(stages: readonly S[], language: Language) =>
  stages.map((stage): Omit<S, 'name'> & { name: TranslatedText } => ({
    ...stage,
    name: translatedText(stage.name, language),
  }))
