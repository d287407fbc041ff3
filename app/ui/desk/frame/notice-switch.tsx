import { Button } from '#app/ui/actions/button.tsx'
import type { DesktopNotices } from '#app/ui/desk/live/use-desktop-notices.ts'
import { useT } from '#app/ui/language.tsx'
import styles from '#app/ui/desk/live/live.module.css'

type NoticeSwitchProps = { state: DesktopNotices; onChange: (wanted: boolean) => void }

/** Whether this browser also tells what is new outside its window. */
export function NoticeSwitch({ state, onChange }: NoticeSwitchProps) {
  const t = useT()
  if (state === 'none') return null
  return (
    <div className={styles.switch}>
      {state === 'refused' ? (
        <p>{t('notify.refused')}</p>
      ) : (
        <Button type="button" look="quiet" icon="bell" onClick={() => onChange(state === 'off')}>
          {t(state === 'on' ? 'notify.stop' : 'notify.start')}
        </Button>
      )}
    </div>
  )
}
