import { Link } from '@remix-run/react'
import { formatDuration } from '#app/i18n/format.ts'
import { SeverityBadge, StatusBadge } from '#app/ui/desk/incidents/severity.tsx'
import type { RoomProps } from '#app/ui/desk/incidents/room-props.ts'
import { nameIn } from '#app/ui/desk/name-in.ts'
import { classes } from '#app/ui/classes.ts'
import { Icon } from '#app/ui/icon.tsx'
import { useLanguage, useT } from '#app/ui/language.tsx'
import { Badge } from '#app/ui/state/badge.tsx'
import { Time } from '#app/ui/time.tsx'
import { GroupedNumber } from '#app/ui/ticket/grouped-number.tsx'
import styles from '#app/ui/desk/incidents/room.module.css'

/** The four figures that a commander looks at: since when, until when, next news, who leads. */
export function RoomHead({ incident, commander, now }: RoomProps) {
  const t = useT()
  const language = useLanguage()
  const minutes = (from: Date, to: Date) => (to.getTime() - from.getTime()) / 60_000
  const next = incident.nextUpdateAt
  const left = next ? minutes(now, next) : 0
  return (
    <header className={styles.head}>
      <Link to="/desk/incidents" className={styles.back}>
        <Icon name="arrow-left" />
        {t('desk.incidents')}
      </Link>
      <div className={styles.title}>
        <h1 id="room-title">{nameIn(incident.title, language)}</h1>
        <GroupedNumber value={incident.number} />
      </div>
      <div className={styles.badges}>
        <SeverityBadge severity={incident.severity} />
        {incident.publishedAt ? (
          <StatusBadge status={incident.publicStatus} />
        ) : incident.drillSince ? null : (
          <Badge icon="lock">{t('room.unpublished')}</Badge>
        )}
        {incident.drillSince ? <Badge tone="planned">{t('room.drill')}</Badge> : null}
        {incident.publishedAt && !incident.drillSince ? (
          <a href={`/incidents/${incident.number}`}>{t('room.publicPage')}</a>
        ) : null}
      </div>
      <dl className={styles.figures}>
        <div>
          <dt>{t('room.elapsed')}</dt>
          <dd>{formatDuration(minutes(incident.declaredAt, incident.resolvedAt ?? now), language)}</dd>
        </div>
        <div>
          <dt>{t(incident.resolvedAt ? 'incidents.resolved' : 'room.eta')}</dt>
          <dd>
            {incident.resolvedAt || incident.eta ? (
              <Time at={incident.resolvedAt ?? incident.eta ?? now} now={now} />
            ) : (
              t('room.none')
            )}
          </dd>
        </div>
        <div
          className={classes(
            next && left < 0 && styles.overdue,
            next && left >= 0 && left < 15 && styles.soon,
          )}
        >
          <dt>{t('room.nextNews')}</dt>
          <dd>
            {next ? (
              <>
                <Time at={next} now={now} />
                <span className={styles.left}>
                  {t(left < 0 ? 'room.overdue' : 'time.left', {
                    duration: formatDuration(Math.abs(left), language),
                  })}
                </span>
              </>
            ) : (
              t('room.noPromise')
            )}
          </dd>
        </div>
        <div>
          <dt>{t('room.commander')}</dt>
          <dd>{commander ?? t('room.none')}</dd>
        </div>
      </dl>
    </header>
  )
}
