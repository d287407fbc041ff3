import type { InboxViewProps } from '#app/ui/desk/inbox/inbox-props.ts'
import { Link, useNavigation } from '@remix-run/react'
import { Tabs } from '#app/ui/actions/tabs.tsx'
import { Pagination } from '#app/ui/actions/pagination.tsx'
import { DeskForm } from '#app/ui/desk/desk-form.tsx'
import { BulkBar } from '#app/ui/desk/inbox/bulk-bar.tsx'
import { InboxFilters } from '#app/ui/desk/inbox/inbox-filters.tsx'
import { InboxLine } from '#app/ui/desk/inbox/inbox-line.tsx'
import { useListSearch } from '#app/ui/desk/inbox/list-search.ts'
import { useRowKeys } from '#app/ui/desk/inbox/use-row-keys.ts'
import { cappedCount, viewsIn } from '#app/ui/desk/inbox/view-names.ts'
import { ActionResultNotice } from '#app/ui/desk/action-result.tsx'
import { useT } from '#app/ui/language.tsx'
import { EmptyState } from '#app/ui/state/empty-state.tsx'
import styles from '#app/ui/desk/inbox/inbox.module.css'

export function InboxView(inbox: InboxViewProps) {
  const t = useT()
  const { query, page, counts, open, now } = inbox
  const search = useListSearch()
  const list = useRowKeys()
  const busy = useNavigation().state === 'loading'
  return (
    <div className={styles.inbox}>
      <div className={styles.head}>
        {open ? <h2 className={styles.title}>{t(`view.${query.view}`)}</h2> : null}
        {open ? null : <h1 className={styles.title}>{t(`view.${query.view}`)}</h1>}
        <span className={styles.quiet}>{t('inbox.count', { count: cappedCount(counts[query.view]) })}</span>
        <InboxFilters {...inbox} />
      </div>
      <div className={styles.tabs}>
        <Tabs
          label={t('inbox.views')}
          tabs={viewsIn(counts).map((name) => ({
            to: `/desk/tickets?view=${name}`,
            label: t(`view.${name}`),
            count: cappedCount(counts[name]),
            current: name === query.view,
          }))}
        />
      </div>
      {open ? null : <ActionResultNotice result={inbox.result} />}
      {page.items.length === 0 ? (
        <NothingHere query={query} />
      ) : (
        <DeskForm className={styles.form} aria-busy={busy}>
          <input type="hidden" name="back" value={`/desk/tickets${search}`} />
          <ul role="list" ref={list} className={styles.rows} aria-label={t('inbox.list')}>
            {page.items.map((row) => (
              <InboxLine key={row.number} row={row} now={now} search={search} open={row.number === open} />
            ))}
          </ul>
          <BulkBar {...inbox} />
        </DeskForm>
      )}
      <div className={styles.pages}>
        <Pagination previous={query.after ? firstPage(search) : null} next={nextPage(search, page.next)} />
      </div>
    </div>
  )
}

function NothingHere({ query }: Pick<InboxViewProps, 'query'>) {
  const t = useT()
  const filtered = query.q || query.state || query.department || query.priority || query.incident
  return (
    <EmptyState icon={filtered ? 'search' : 'inbox'} title={t(filtered ? 'inbox.noMatch' : 'inbox.empty')}>
      {filtered ? (
        <Link to={`/desk/tickets?view=${query.view}`}>{t('inbox.clear')}</Link>
      ) : (
        t(`inbox.empty.${query.view}`)
      )}
    </EmptyState>
  )
}

function firstPage(search: string): string {
  const query = new URLSearchParams(search)
  query.delete('after')
  return `/desk/tickets?${query}`
}

function nextPage(search: string, after: string | null): string | null {
  if (!after) return null
  const query = new URLSearchParams(search)
  query.set('after', after)
  return `/desk/tickets?${query}`
}
