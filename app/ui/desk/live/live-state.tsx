import { Icon } from '#app/ui/icon.tsx'
import { useT } from '#app/ui/language.tsx'
import { useLive } from '#app/ui/desk/live/live-provider.tsx'
import { useSessionEnd } from '#app/ui/desk/session-end.tsx'
import styles from '#app/ui/desk/live/live.module.css'

/** Says that pages don't follow what others do, for as long as that is so. Nothing is said while all is well. */
export function LiveState() {
  const t = useT()
  const { state } = useLive()
  const { ask } = useSessionEnd()
  return (
    <div role="status" className={styles.place}>
      {state === 'stale' ? (
        <span className={styles.state} title={t('live.stale')}>
          <Icon name="refresh" />
          <span className={styles.words}>{t('live.stale')}</span>
        </span>
      ) : null}
      {state === 'ended' ? (
        <button type="button" className={styles.state} title={t('live.ended')} onClick={ask}>
          <Icon name="lock" />
          <span className={styles.words}>{t('live.ended')}</span>
        </button>
      ) : null}
    </div>
  )
}
