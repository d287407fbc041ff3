import { Form, Link, useLocation, useNavigate, useSubmit } from '@remix-run/react'
import type { FormEvent, KeyboardEvent } from 'react'
import { inboxFilters } from '#app/domain/ground/vocabulary/inbox-views.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { FilterFields } from '#app/ui/desk/inbox/filter-fields.tsx'
import type { InboxViewProps } from '#app/ui/desk/inbox/inbox-props.ts'
import { changedList, listSearch } from '#app/ui/desk/inbox/list-search.ts'
import { Icon } from '#app/ui/icon.tsx'
import { useT } from '#app/ui/language.tsx'
import styles from '#app/ui/desk/inbox/filters.module.css'

/** The button that opens the filters: their choices are read only then. */
export function FilterButton({ query, choices }: InboxViewProps) {
  const t = useT()
  const { pathname, search } = useLocation()
  const active = inboxFilters.filter((name) => query[name]).length
  const opened = new URLSearchParams(listSearch(search))
  if (!choices) opened.set('panel', 'filters')
  return (
    <Link
      to={`${pathname}?${opened}`}
      replace
      preventScrollReset
      className={styles.button}
      aria-expanded={choices !== null}
      data-filters
    >
      <Icon name="filter" />
      <span>{active > 0 ? t('inbox.filtered', { count: active }) : t('inbox.filter')}</span>
    </Link>
  )
}

/** The filters themselves, over the list. They are sent together, and only those that are chosen. */
export function FilterPanel(inbox: InboxViewProps) {
  const t = useT()
  const submit = useSubmit()
  const navigate = useNavigate()
  const { search } = useLocation()
  const { query, choices } = inbox
  if (!choices) return null
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const chosen = new URLSearchParams()
    for (const [name, value] of new FormData(event.currentTarget))
      if (typeof value === 'string' && value !== '') chosen.set(name, value)
    submit(chosen, { action: '/desk/tickets' })
  }
  const closed = changedList(search, { view: query.view })
  const closeOnEscape = ({ key, nativeEvent }: KeyboardEvent) => {
    if (key !== 'Escape' || nativeEvent.isComposing) return
    document.querySelector<HTMLElement>('[data-filters]')?.focus()
    navigate(closed, { replace: true, preventScrollReset: true })
  }
  return (
    <Form
      action="/desk/tickets"
      className={styles.panel}
      onSubmit={send}
      onKeyDown={closeOnEscape}
      aria-label={t('inbox.filter')}
    >
      <input type="hidden" name="view" value={query.view} />
      {query.order ? <input type="hidden" name="order" value={query.order} /> : null}
      {query.q ? <input type="hidden" name="q" value={query.q} /> : null}
      <FilterFields {...inbox} choices={choices} />
      <div className={styles.foot}>
        <Button>{t('inbox.apply')}</Button>
        <Link to={closed}>{t('dialog.close')}</Link>
      </div>
    </Form>
  )
}
