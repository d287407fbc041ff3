import type { Moment } from '#app/i18n/format.ts'
import { useT } from '#app/ui/language.tsx'
import { Time } from '#app/ui/time.tsx'
import styles from '#app/ui/public/incident/incident-panel.module.css'

/** The two things people want to know: when it is over, and when we speak next. */
export function RecoveryTimes({
  etaAt,
  seeking,
  nextUpdateAt,
  now,
}: {
  etaAt: Moment | null
  /** The cause is not known yet. */
  seeking: boolean
  nextUpdateAt: Moment | null
  now: Moment
}) {
  const t = useT()
  const passed = etaAt !== null && new Date(etaAt) < new Date(now)
  return (
    <dl className={styles.wanted}>
      <div>
        <dt>{t('incident.eta')}</dt>
        {etaAt && !passed ? (
          <dd>
            <Time at={etaAt} now={now} />
          </dd>
        ) : (
          <dd className={styles.unknown}>
            {t(passed ? 'incident.lateEta' : seeking ? 'incident.etaSeeking' : 'incident.etaUnknown')}
          </dd>
        )}
      </div>
      <div>
        <dt>{t('incident.nextUpdate')}</dt>
        {nextUpdateAt ? (
          <dd>
            <Time at={nextUpdateAt} now={now} as="deadline" />
          </dd>
        ) : (
          <dd className={styles.unknown}>{t('incident.nextUpdateNone')}</dd>
        )}
      </div>
    </dl>
  )
}
