import { Link, useLocation } from '@remix-run/react'
import type { ViewCounts } from '#app/domain/desk/tickets/inbox.ts'
import type { InboxView } from '#app/domain/ground/vocabulary/inbox-views.ts'
import type { Key } from '#app/i18n/catalogue.ts'
import { cappedCount, viewsIn } from '#app/ui/desk/inbox/view-names.ts'
import { Icon, type IconName } from '#app/ui/icon.tsx'
import { useT } from '#app/ui/language.tsx'
import styles from '#app/ui/desk/frame/nav.module.css'

type DeskNavProps = { counts: ViewCounts | null; mayFile: boolean; outbox: boolean; feedback: boolean }
type Place = { to: string; label: Key; icon: IconName }

const viewIcons: Record<InboxView, IconName> = {
  mine: 'user',
  unassigned: 'inbox',
  department: 'building',
  waiting: 'pause',
  late: 'clock',
  resolved: 'done',
  all: 'archive',
}

export function DeskNav({ counts, mayFile, outbox, feedback }: DeskNavProps) {
  const t = useT()
  const { pathname, search } = useLocation()
  const view = new URLSearchParams(search).get('view')
  const places: Place[] = [
    { to: '/desk/incidents', label: 'desk.incidents', icon: 'alert' },
    { to: '/desk/maintenance', label: 'desk.maintenance', icon: 'wrench' },
    { to: '/desk/announcements', label: 'desk.announcements', icon: 'flag' },
    { to: '/desk/notices', label: 'desk.notices', icon: 'megaphone' },
    { to: '/desk/messages', label: 'desk.messages', icon: 'message' },
    ...(feedback ? [{ to: '/desk/feedback', label: 'desk.feedback', icon: 'star' } as const] : []),
    ...(outbox ? [{ to: '/desk/outbox', label: 'desk.outbox', icon: 'mail' } as const] : []),
  ]
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
                current={pathname.startsWith('/desk/tickets') && view === name}
              />
            ))}
          </ul>
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
