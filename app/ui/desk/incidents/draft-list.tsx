import { Link } from '@remix-run/react'
import type { RoomProps } from '#app/ui/desk/incidents/room-props.ts'
import { StatusBadge } from '#app/ui/desk/incidents/severity.tsx'
import { UpdateExcerpt } from '#app/ui/desk/incidents/update-excerpt.tsx'
import { useT } from '#app/ui/language.tsx'
import { Badge } from '#app/ui/state/badge.tsx'
import { Time } from '#app/ui/time.tsx'
import styles from '#app/ui/desk/incidents/room.module.css'

export function DraftList({ incident, drafts, now }: RoomProps) {
  const t = useT()
  if (drafts.length === 0) return <p className={styles.quiet}>{t('room.noDrafts')}</p>
  return (
    <ul role="list" className={styles.updates}>
      {drafts.map((draft) => (
        <li key={draft.id}>
          <div className={styles.badges}>
            <StatusBadge status={draft.status} />
            {draft.outdated ? (
              <Badge>{t('update.outdated')}</Badge>
            ) : (
              <Badge tone={draft.approvedAt ? 'ok' : 'watch'}>
                {t(draft.approvedAt ? 'update.approved' : 'update.waiting')}
              </Badge>
            )}
            <span className={styles.quiet}>
              {t(draft.own ? 'update.own' : draft.draftedBy ? 'update.byOthers' : 'update.proposed')} ·{' '}
              <Time at={draft.createdAt} now={now} />
            </span>
          </div>
          <UpdateExcerpt excerpt={draft.excerpt} />
          <Link to={`/desk/incidents/${incident.number}/updates/${draft.id}`}>
            {t(draft.outdated ? 'update.look' : 'update.open')}
          </Link>
        </li>
      ))}
    </ul>
  )
}
