import type { MissingSetting } from '#app/platform/missing-settings.ts'
import { useT } from '#app/ui/language.tsx'
import { Notice } from '#app/ui/state/notice.tsx'
import styles from '#app/ui/desk/frame/frame.module.css'

const words = {
  SMTP_URL: 'obstacle.email_sandbox',
  SMS_PROVIDER: 'obstacle.sms_sandbox',
  BASE_URL: 'setup.base_url',
} as const satisfies Record<MissingSetting, string>

/** What a production installation lacks: nothing where all is set. */
export function MissingSettings({ missing }: { missing: readonly MissingSetting[] }) {
  const t = useT()
  if (missing.length === 0) return null
  return (
    <div className={styles.missing} data-print="no">
      <Notice tone="watch" title={t('setup.title')}>
        <ul>
          {missing.map((name) => (
            <li key={name}>{t(words[name])}</li>
          ))}
        </ul>
      </Notice>
    </div>
  )
}
