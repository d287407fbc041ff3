import type { InboxViewProps } from '#app/ui/desk/inbox/inbox-props.ts'
import { Link, useNavigation } from '@remix-run/react'
import { inboxFilters } from '#app/domain/ground/vocabulary/inbox-views.ts'
import { Tabs } from '#app/ui/actions/tabs.tsx'
import { Pagination } from '#app/ui/actions/pagination.tsx'
import { DeskForm } from '#app/ui/desk/desk-form.tsx'
import { BulkBar } from '#app/ui/desk/inbox/bulk-bar.tsx'
import { FilterChips } from '#app/ui/desk/inbox/filter-chips.tsx'
import { FilterButton, FilterPanel } from '#app/ui/desk/inbox/inbox-filters.tsx'
import { InboxLine } from '#app/ui/desk/inbox/inbox-line.tsx'
import { useLiveData } from '#app/ui/desk/live/live-provider.tsx'
import { usePresence } from '#app/ui/desk/live/use-presence.ts'
import { useListSearch } from '#app/ui/desk/inbox/list-search.ts'
import { OrderMenu } from '#app/ui/desk/inbox/order-menu.tsx'
import { RowIconShapes } from '#app/ui/desk/inbox/row-icons.tsx'
import { useRowKeys } from '#app/ui/desk/inbox/use-row-keys.ts'
import { useSelection } from '#app/ui/desk/inbox/use-selection.ts'
import { cappedCount, viewsIn } from '#app/ui/desk/inbox/view-names.ts'
import { ActionResultNotice } from '#app/ui/desk/action-result.tsx'
import { useT } from '#app/ui/language.tsx'
import { EmptyState } from '#app/ui/state/empty-state.tsx'
import styles from '#app/ui/desk/inbox/inbox.module.css'

export function InboxView(inbox: InboxViewProps) {
  const t = useT()
  const { query, page, counts, open, now } = inbox
  const search = useListSearch()
  const list = useRowKeys(open)
  const { bulk } = inbox.result
  const selection = useSelection(
    page.items.map(({ number }) => number),
    bulk ? { step: bulk.step, numbers: bulk.skipped.map(({ number }) => number) } : null,
  )
  const busy = useNavigation().state === 'loading'
  const Title = open ? 'h2' : 'h1'
  const presence = usePresence(page.items.map(({ number }) => number))
  useLiveData(({ lists }) => (lists ? 600 : null))
  return (
    <div className={styles.inbox}>
      <div className={styles.head}>
        <Title className={styles.title}>{t(`view.${query.view}`)}</Title>
        <span className={styles.count} role="status">
          {useCount(inbox)}
        </span>
        <OrderMenu query={query} />
        <FilterButton {...inbox} />
        <FilterPanel {...inbox} />
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
      <FilterChips {...inbox} />
      {open ? null : <ActionResultNotice result={inbox.result} />}
      {page.items.length === 0 ? (
        <NothingHere {...inbox} />
      ) : (
        <DeskForm className={styles.form} aria-busy={busy}>
          <input type="hidden" name="back" value={`/desk/tickets${search}`} />
          <RowIconShapes />
          <ul role="list" ref={list} className={styles.rows} aria-label={t('inbox.list')}>
            {page.items.map((line) => (
              <InboxLine
                key={line.number}
                line={line}
                now={now}
                search={search}
                open={line.number === open}
                selected={selection.selected.has(line.number)}
                onTick={selection.tick}
                looking={presence[line.number]}
              />
            ))}
          </ul>
          <BulkBar {...inbox} selection={selection} />
        </DeskForm>
      )}
      <div className={styles.pages}>
        <Pagination previous={query.after ? firstPage(search) : null} next={nextPage(search, page.next)} />
      </div>
    </div>
  )
}

const isNarrowed = ({ query }: Pick<InboxViewProps, 'query'>) =>
  query.q !== undefined || inboxFilters.some((name) => query[name])

/** How many there are: of the view, or of what was searched for in it. */
function useCount(inbox: InboxViewProps): string {
  const t = useT()
  const { query, found, counts, page } = inbox
  if (!isNarrowed(inbox)) return t('inbox.count', { count: cappedCount(counts[query.view]) })
  if (inbox.isTooRare) return ''
  return found === null
    ? t('inbox.foundAtLeast', { count: String(page.items.length) })
    : t('inbox.found', { count: cappedCount(found) })
}

function NothingHere(inbox: InboxViewProps) {
  const t = useT()
  const { view } = inbox.query
  const clear = <Link to={`/desk/tickets?view=${view}`}>{t('inbox.clear')}</Link>
  if (inbox.isTooRare)
    return (
      <EmptyState icon="search" title={t('inbox.tooRare')} action={clear}>
        {t('inbox.tooRareHint')}
      </EmptyState>
    )
  if (isNarrowed(inbox)) return <EmptyState icon="search" title={t('inbox.noMatch')} action={clear} />
  return (
    <EmptyState icon="inbox" title={t('inbox.empty')}>
      {t(`inbox.empty.${view}`)}
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
