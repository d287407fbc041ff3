import { Link, useLocation } from '@remix-run/react'
import type { InboxView } from '#app/domain/ground/vocabulary/inbox-views.ts'
import type { DeskFrameProps } from '#app/ui/desk/frame/desk-frame-props.ts'
import { placesOf } from '#app/ui/desk/frame/places.ts'
import { listSearch } from '#app/ui/desk/inbox/list-search.ts'
import { cappedCount, viewsIn } from '#app/ui/desk/inbox/view-names.ts'
import { Icon, type IconName } from '#app/ui/icon.tsx'
import { useT } from '#app/ui/language.tsx'
import styles from '#app/ui/desk/frame/nav.module.css'

type DeskNavProps = Pick<DeskFrameProps, 'counts' | 'views' | 'mayFile' | 'outbox' | 'feedback'>

const viewIcons: Record<InboxView, IconName> = {
  mine: 'user',
  unassigned: 'inbox',
  department: 'building',
  waiting: 'pause',
  late: 'alert',
  due: 'clock',
  resolved: 'done',
  all: 'archive',
}

export function DeskNav({ counts, views, mayFile, outbox, feedback }: DeskNavProps) {
  const t = useT()
  const { pathname, search } = useLocation()
  const view = new URLSearchParams(search).get('view')
  const listed = pathname.startsWith('/desk/tickets') ? new URLSearchParams(listSearch(search)) : null
  listed?.delete('after')
  const saved = views.find(({ query }) => query === listed?.toString())
  const places = placesOf({ feedback, outbox })
  return (
    <nav className={styles.nav} aria-label={t('desk.nav')}>
      {counts ? (
        <>
          <div className={styles.head}>
            <h2>{t('desk.tickets')}</h2>
            {mayFile ? (
              <Link to="/desk/tickets/new" className={styles.add} title={t('intake.title')}>
                <Icon name="plus" />
                <span data-hidden="visually">{t('intake.title')}</span>
              </Link>
            ) : null}
          </div>
          <ul role="list" className={styles.list}>
            {viewsIn(counts).map((name) => (
              <Item
                key={name}
                to={`/desk/tickets?view=${name}`}
                icon={viewIcons[name]}
                label={t(`view.${name}`)}
                count={cappedCount(counts[name])}
                urgent={name === 'late' && (counts.late ?? 0) > 0}
                current={pathname.startsWith('/desk/tickets') && view === name && !saved}
              />
            ))}
          </ul>
          {views.length > 0 ? (
            <ul role="list" className={styles.list} aria-label={t('views.title')}>
              {views.map(({ id, name, query }) => (
                <Item
                  key={id}
                  to={`/desk/tickets?${query}`}
                  icon="filter"
                  label={name}
                  current={id === saved?.id}
                />
              ))}
              <Item
                to="/desk/views"
                icon="settings"
                label={t('views.manage')}
                current={pathname === '/desk/views'}
              />
            </ul>
          ) : null}
        </>
      ) : null}
      <ul role="list" className={styles.list}>
        {places.map(({ to, label, icon }) => (
          <Item key={to} to={to} icon={icon} label={t(label)} current={pathname.startsWith(to)} />
        ))}
      </ul>
    </nav>
  )
}

type ItemProps = {
  to: string
  icon: IconName
  label: string
  count?: string
  urgent?: boolean
  current: boolean
}

function Item({ to, icon, label, count, urgent, current }: ItemProps) {
  return (
    <li>
      <Link to={to} prefetch="intent" className={styles.item} aria-current={current ? 'page' : undefined}>
        <Icon name={icon} />
        <span className={styles.label}>{label}</span>
        {count === undefined ? null : <span className={urgent ? styles.urgent : styles.count}>{count}</span>}
      </Link>
    </li>
  )
}
