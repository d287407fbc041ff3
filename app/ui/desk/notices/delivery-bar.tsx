import type { NoticeCounts } from '#app/domain/delivery/ledger/notice-counts.ts'
import { formatNumber, formatStamp } from '#app/i18n/format.ts'
import { isKey } from '#app/i18n/catalogue.ts'
import { useLanguage, useT } from '#app/ui/language.tsx'
import styles from '#app/ui/desk/notices/notices.module.css'

/** One honest bar: what has left, what failed, what still waits. */
export function DeliveryBar({ counts }: { counts: NoticeCounts }) {
  const t = useT()
  const language = useLanguage()
  const written = (count: number) => formatNumber(count, language)
  const gone = counts.sent + counts.delivered
  const share = (count: number) => `${counts.audience > 0 ? (100 * count) / counts.audience : 0}%`
  const key = `noticeState.${counts.state}`
  if (counts.audience === 0 && counts.state === 'finished')
    return <p className={styles.written}>{t('notice.nobody')}</p>
  if (counts.scheduledAt)
    return <p className={styles.written}>{t('notice.leavesAt', { time: formatStamp(counts.scheduledAt) })}</p>
  if (counts.audience === 0 && counts.state === 'cancelled')
    return <p className={styles.written}>{t('noticeState.cancelled')}</p>
  const waiting = counts.queued + counts.sending + counts.temporary
  return (
    <div className={styles.delivery}>
      <div
        className={styles.bar}
        role="progressbar"
        aria-label={t('notice.progress')}
        aria-valuemin={0}
        aria-valuemax={Math.max(1, counts.audience)}
        aria-valuenow={gone}
        aria-valuetext={t('notice.sentOf', { sent: written(gone), all: written(counts.audience) })}
      >
        <span className={styles.gone} style={{ width: share(gone) }} />
        <span className={styles.failed} style={{ width: share(counts.permanent) }} />
        <span className={styles.dropped} style={{ width: share(counts.suppressed + counts.cancelled) }} />
      </div>
      <p className={styles.written}>
        <strong>{isKey(key) ? t(key) : ''}</strong>{' '}
        {t('notice.sentOf', { sent: written(gone), all: written(counts.audience) })}
        {waiting > 0 ? ` · ${t('notice.waiting', { count: written(waiting) })}` : null}
        {counts.permanent > 0 ? (
          <span className={styles.bad}> · {t('notice.failed', { count: written(counts.permanent) })}</span>
        ) : null}
        {counts.suppressed > 0 ? ` · ${t('notice.suppressed', { count: written(counts.suppressed) })}` : null}
        {counts.cancelled > 0
          ? ` · ${t('notice.cancelledCount', { count: written(counts.cancelled) })}`
          : null}
      </p>
    </div>
  )
}
