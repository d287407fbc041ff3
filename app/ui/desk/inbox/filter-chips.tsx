import { Link, useLocation } from '@remix-run/react'
import type { InboxViewProps } from '#app/ui/desk/inbox/inbox-props.ts'
import { changedList } from '#app/ui/desk/inbox/list-search.ts'
import { useFilterWords } from '#app/ui/desk/inbox/use-filter-words.ts'
import { SaveViewForm } from '#app/ui/desk/views/save-view-form.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { useT } from '#app/ui/language.tsx'
import styles from '#app/ui/desk/inbox/filters.module.css'

/** What the list is narrowed by; each goes away with a click. */
export function FilterChips(inbox: Pick<InboxViewProps, 'query' | 'names' | 'scopes'>) {
  const t = useT()
  const { search } = useLocation()
  const filters = useFilterWords(inbox)
  const { q, view } = inbox.query
  const chips = [
    ...(q ? [{ name: 'q', words: t('filter.q', { q }) }] : []),
    ...filters.map(({ name, words }) => ({ name, words })),
  ]
  if (chips.length === 0 && !inbox.query.order) return null
  return (
    <div className={styles.chips} role="group" aria-label={t('filter.label')}>
      {chips.map(({ name, words }) => (
        <Link
          key={name}
          to={changedList(search, { [name]: null, view })}
          className={styles.chip}
          aria-label={t('filter.remove', { filter: words })}
        >
          {words}
          <Icon name="cross" size="1em" />
        </Link>
      ))}
      {chips.length > 1 ? <Link to={`/desk/tickets?view=${view}`}>{t('inbox.clear')}</Link> : null}
      <SaveViewForm view={view} scopes={inbox.scopes} />
    </div>
  )
}
