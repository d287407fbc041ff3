import { isKey, type Translate } from '#app/i18n/catalogue.ts'

/** A category by its kind and symptom, of which its key is made: `missing_invoice.not_found`. */
export function categoryWords(t: Translate, category: string): string {
  const [kind = '', symptom] = category.split('.')
  const kindKey = `kind.${kind}`
  const symptomKey = `symptom.${symptom}`
  if (!isKey(kindKey)) return category
  return isKey(symptomKey) ? t('category.of', { kind: t(kindKey), symptom: t(symptomKey) }) : t(kindKey)
}
