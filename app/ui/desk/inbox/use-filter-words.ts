import type { CategoryChoice } from '#app/domain/desk/tickets/filter-choices.ts'
import { inboxFilters, type InboxFilter } from '#app/domain/ground/vocabulary/inbox-views.ts'
import { isKey } from '#app/i18n/catalogue.ts'
import type { InboxViewProps } from '#app/ui/desk/inbox/inbox-props.ts'
import { nameIn } from '#app/ui/desk/name-in.ts'
import { tagWords } from '#app/ui/desk/ticket/tag-words.ts'
import { useLanguage, useT } from '#app/ui/language.tsx'

/** A category is named by what it is for. */
export function useCategoryName(): (category: CategoryChoice) => string {
  const t = useT()
  const word = (key: string, otherwise: string) => (isKey(key) ? t(key) : otherwise)
  return ({ kind, symptom }) =>
    [word(`kind.${kind}`, kind), symptom ? word(`symptom.${symptom}`, symptom) : null]
      .filter(Boolean)
      .join(' · ')
}

/** The chosen filters in words: which, and what is chosen. */
export function useFilterWords({
  query,
  names,
}: Pick<InboxViewProps, 'query' | 'names'>): Array<{ name: InboxFilter; words: string }> {
  const t = useT()
  const language = useLanguage()
  const categoryName = useCategoryName()
  const word = (prefix: string, value: string) => {
    const key = `${prefix}.${value}`
    return isKey(key) ? t(key) : value
  }
  const said: Record<InboxFilter, (value: string) => string> = {
    state: (value) => word('ticketState', value),
    department: (value) => (names.department ? nameIn(names.department, language) : value),
    assignee: (value) =>
      value === 'me' ? t('filter.me') : value === 'nobody' ? t('inbox.nobody') : (names.assignee ?? value),
    priority: (value) => word('priority', value),
    kind: (value) => word('kind', value),
    category: (value) => (names.category ? categoryName(names.category) : value),
    channel: (value) => word('channel', value),
    cause: (value) => (names.cause ? nameIn(names.cause, language) : value),
    incident: (value) => (names.incident ? `${value} ${nameIn(names.incident, language)}` : value),
    tag: (value) => tagWords(t, value),
    from: (value) => value,
    to: (value) => value,
    supervised: () => '',
    nudged: () => '',
    rated: () => '',
    unread: () => '',
  }
  return inboxFilters.flatMap((name) => {
    const value = query[name]
    if (!value) return []
    const chosen = said[name](value)
    return [
      {
        name,
        words: chosen
          ? t('filter.chosen', { filter: t(`filter.${name}`), value: chosen })
          : t(`filter.${name}`),
      },
    ]
  })
}
