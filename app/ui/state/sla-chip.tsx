import { formatDuration, type Moment } from '#app/i18n/format.ts'
import { classes } from '#app/ui/classes.ts'
import { Icon } from '#app/ui/icon.tsx'
import { useLanguage, useT } from '#app/ui/language.tsx'
import styles from '#app/ui/state/badge.module.css'
import tones from '#app/ui/tone.module.css'

type SlaChipProps = {
  dueAt: Moment | null
  now: Moment
  metAt?: Moment | null
  paused?: boolean
  atRisk?: boolean
  /** Which clock: 首次响应, 办结. */
  label?: string
}

/** Time left: quiet, amber at risk, red when late. */
export function SlaChip({ dueAt, now, metAt, paused, atRisk, label }: SlaChipProps) {
  const t = useT()
  const language = useLanguage()
  if (!dueAt) return null

  const minutes = (new Date(dueAt).getTime() - new Date(metAt ?? now).getTime()) / 60_000
  const duration = formatDuration(Math.abs(minutes), language)
  const late = minutes < 0
  const tone = late ? tones.down : paused || metAt ? styles.quiet : atRisk ? tones.watch : styles.quiet
  const said = late
    ? t('sla.late', { duration })
    : metAt
      ? t('sla.met')
      : paused
        ? t('sla.paused')
        : t('sla.left', { duration })
  return (
    <span className={classes(styles.badge, styles.chip, late && styles.late, tone)}>
      <Icon name={paused ? 'pause' : metAt && !late ? 'check' : late ? 'alert' : 'clock'} size="1.1em" />
      {label ? `${label} ${said}` : said}
    </span>
  )
}
