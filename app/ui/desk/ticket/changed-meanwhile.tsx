import { Button } from '#app/ui/actions/button.tsx'
import { useT } from '#app/ui/language.tsx'
import styles from '#app/ui/desk/live/live.module.css'

/** The page shows something new that the text was not written on. */
export function ChangedMeanwhile({ onSeen }: { onSeen: () => void }) {
  const t = useT()
  return (
    <div role="status" className={styles.since}>
      <span>{t('composer.since')}</span>
      <Button type="button" look="secondary" onClick={onSeen}>
        {t('composer.seen')}
      </Button>
    </div>
  )
}
