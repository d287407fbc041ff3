import { isKey, type Translate } from '#app/i18n/catalogue.ts'
import { categoryWords } from '#app/ui/desk/ticket/category-words.ts'
import { tagWords } from '#app/ui/desk/ticket/tag-words.ts'

type Details = Record<string, unknown>
type Names = ReadonlyMap<string, string>

/** What stood there before and what does now, in words, for the events that put something right. */
export function correctionWords(action: string, details: Details, t: Translate, names: Names) {
  const told = (value: unknown): string => {
    if (typeof value !== 'string' || value === '') return t('correct.nothing')
    if (action === 'ticket.category_corrected') return categoryWords(t, value)
    const key = `priority.${value}`
    if (action === 'ticket.priority_corrected') return isKey(key) ? t(key) : value
    return names.get(value) ?? value
  }
  const tags = (value: unknown) =>
    Array.isArray(value) ? value.map((tag) => tagWords(t, String(tag))).join(t('list.comma')) : ''
  const done = `undone.${typeof details.what === 'string' ? details.what : ''}`
  return {
    before: told(details.before ?? details.from),
    after: told(details.after ?? details.to),
    tags: [
      Array.isArray(details.added) && details.added.length > 0
        ? t('tags.added', { tags: tags(details.added) })
        : '',
      Array.isArray(details.removed) && details.removed.length > 0
        ? t('tags.removed', { tags: tags(details.removed) })
        : '',
    ]
      .filter(Boolean)
      .join(t('list.comma')),
    done: isKey(done) ? t(done) : '',
  }
}

/** The number of an invoice before and after, where it was wrong. */
export function numberChange({ before, after }: Details): string | null {
  const number = (value: unknown) =>
    typeof value === 'object' && value !== null && 'number' in value && typeof value.number === 'string'
      ? value.number
      : ''
  return number(before) || number(after) ? `${number(before)} → ${number(after)}` : null
}
