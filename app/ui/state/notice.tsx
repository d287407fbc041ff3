import type { ReactNode } from 'react'
import { classes } from '#app/ui/classes.ts'
import { Icon, type IconName } from '#app/ui/icon.tsx'
import { useT } from '#app/ui/language.tsx'
import { toneIcons, toneWords, type Tone } from '#app/ui/tone.ts'
import styles from '#app/ui/state/notice.module.css'
import tones from '#app/ui/tone.module.css'

type NoticeProps = {
  tone?: Tone
  title?: ReactNode
  icon?: IconName
  /** Read out at once: for the answer to what somebody just did. */
  live?: boolean
  children?: ReactNode
}

export function Notice({ tone = 'info', title, icon, live, children }: NoticeProps) {
  const t = useT()
  return (
    <div className={classes(styles.notice, tones[tone])} data-tone={tone} role={live ? 'status' : undefined}>
      <span className={styles.icon}>
        <Icon name={icon ?? toneIcons[tone]} />
        <span data-hidden="visually">{t(toneWords[tone])}</span>
      </span>
      <div className={styles.body}>
        {title ? <p className={styles.title}>{title}</p> : null}
        {children}
      </div>
    </div>
  )
}
