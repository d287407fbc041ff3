import { formatDeadline, formatMoment, type Moment } from '#app/i18n/format.ts'
import { useLanguage, useT } from '#app/ui/language.tsx'
import styles from '#app/ui/public/incident/incident-panel.module.css'

/** The two things people want to know: when it is over, and when we speak next. */
export function RecoveryTimes({
  etaAt,
  nextUpdateAt,
  now,
}: {
  etaAt: Moment | null
  nextUpdateAt: Moment | null
  now: Moment
}) {
  const t = useT()
  const language = useLanguage()
  const passed = etaAt !== null && new Date(etaAt) < new Date(now)
  return (
    <dl className={styles.wanted}>
      <div>
        <dt>{t('incident.eta')}</dt>
        {etaAt && !passed ? (
          <dd>{formatMoment(etaAt, now, language)}</dd>
        ) : (
          <dd className={styles.unknown}>{t(passed ? 'incident.lateEta' : 'incident.etaUnknown')}</dd>
        )}
      </div>
      <div>
        <dt>{t('incident.nextUpdate')}</dt>
        {nextUpdateAt ? (
          <dd>{formatDeadline(nextUpdateAt, now, language)}</dd>
        ) : (
          <dd className={styles.unknown}>{t('incident.nextUpdateNone')}</dd>
        )}
      </div>
    </dl>
  )
}
