import { Link } from '@remix-run/react'
import type { RoomProps } from '#app/ui/desk/incidents/room-props.ts'
import { StatusBadge } from '#app/ui/desk/incidents/severity.tsx'
import { DeliveryBar } from '#app/ui/desk/notices/delivery-bar.tsx'
import { UpdateExcerpt } from '#app/ui/desk/incidents/update-excerpt.tsx'
import { useT } from '#app/ui/language.tsx'
import { Badge } from '#app/ui/state/badge.tsx'
import { Time } from '#app/ui/time.tsx'
import styles from '#app/ui/desk/incidents/room.module.css'

/** What was published, and how far each notice has come. */
export function UpdateList({ incident, updates, can, now }: RoomProps) {
  const t = useT()
  const isCorrected = (id: string) => updates.some(({ correctsId }) => correctsId === id)
  if (updates.length === 0)
    return <p className={styles.quiet}>{t(incident.drillSince ? 'room.noUpdatesDrill' : 'room.noUpdates')}</p>
  return (
    <ul role="list" className={styles.updates}>
      {updates.map((update) => (
        <li key={update.id}>
          <div className={styles.badges}>
            <StatusBadge status={update.status} />
            <span className={styles.quiet}>
              {update.displayAt ? <Time at={update.displayAt} now={now} /> : null}
              {update.authorName ? ` · ${update.authorName}` : null}
            </span>
            {update.correctsId ? <Badge tone="watch">{t('update.correct')}</Badge> : null}
            {isCorrected(update.id) ? <Badge>{t('update.corrected')}</Badge> : null}
            {isBackdated(update) ? <Badge>{t('update.backdated')}</Badge> : null}
            {can.draft ? (
              <Link to={`/desk/incidents/${incident.number}/updates/new?corrects=${update.id}`}>
                {t('update.correct')}
              </Link>
            ) : null}
          </div>
          <UpdateExcerpt excerpt={update.excerpt} />
          {update.notice ? (
            <>
              <DeliveryBar counts={update.notice} />
              <Link to={`/desk/notices/${update.notice.id}`}>{t('notice.open')}</Link>
            </>
          ) : (
            <p className={styles.quiet}>{t('update.silent')}</p>
          )}
        </li>
      ))}
    </ul>
  )
}

const isBackdated = ({ displayAt, publishedAt }: RoomProps['updates'][number]) =>
  displayAt !== null && publishedAt !== null && new Date(displayAt) < new Date(publishedAt)
