import type { ReactNode } from 'react'
import type { Key } from '#app/i18n/catalogue.ts'
import { Icon, type IconName } from '#app/ui/icon.tsx'
import { useT } from '#app/ui/language.tsx'
import styles from '#app/ui/state/error-page.module.css'

type Wording = { title: Key; body: Key; icon: IconName }

const refused: Wording = { title: 'error.refused.title', body: 'error.refused.body', icon: 'alert' }

const wordings: Record<number, Wording> = {
  401: { title: 'error.forbidden.title', body: 'error.forbidden.body', icon: 'lock' },
  403: { title: 'error.forbidden.title', body: 'error.forbidden.body', icon: 'lock' },
  404: { title: 'error.notFound.title', body: 'error.notFound.body', icon: 'search' },
  408: refused,
  409: { title: 'error.conflict.title', body: 'error.conflict.body', icon: 'refresh' },
  413: { title: 'error.tooLarge.title', body: 'error.tooLarge.body', icon: 'file' },
  414: { title: 'error.notFound.title', body: 'error.notFound.body', icon: 'search' },
  422: refused,
  429: { title: 'error.tooMany.title', body: 'error.tooMany.body', icon: 'clock' },
  503: { title: 'error.unavailable.title', body: 'error.unavailable.body', icon: 'wrench' },
}
const failed: Wording = { title: 'error.failed.title', body: 'error.failed.body', icon: 'alert' }

/** Title, text and next step by HTTP status. `message` replaces the text where the refusal says more. */
export function ErrorPage({
  status,
  message,
  children,
}: {
  status: number
  message?: string
  children?: ReactNode
}) {
  const t = useT()
  const wording = wordings[status] ?? failed
  return (
    <div className={styles.page}>
      <span className={styles.icon}>
        <Icon name={wording.icon} size={40} />
      </span>
      <h1>{t(wording.title)}</h1>
      <p>{message ?? t(wording.body)}</p>
      {children ? <div className={styles.actions}>{children}</div> : null}
    </div>
  )
}
