import type { ReactNode } from 'react'
import { classes } from '#app/ui/classes.ts'
import { Icon, type IconName } from '#app/ui/icon.tsx'
import type { Tone } from '#app/ui/tone.ts'
import styles from '#app/ui/state/badge.module.css'
import tones from '#app/ui/tone.module.css'

/** A word that colours itself by meaning; without a tone it is quiet. */
export function Badge({ tone, icon, children }: { tone?: Tone; icon?: IconName; children: ReactNode }) {
  return (
    <span className={classes(styles.badge, tone ? tones[tone] : styles.quiet)} data-tone={tone}>
      {icon ? <Icon name={icon} size="1.1em" /> : null}
      {children}
    </span>
  )
}

/** The dot in a list row; `label` is its text for screen readers. */
export function StateDot({ tone, label, hollow }: { tone?: Tone; label: string; hollow?: boolean }) {
  return (
    <span
      role="img"
      aria-label={label}
      title={label}
      className={classes(styles.dot, tone && tones[tone], hollow && styles.hollow)}
    />
  )
}
