import type { Moment } from '#app/i18n/format.ts'
import { classes } from '#app/ui/classes.ts'
import { Icon } from '#app/ui/icon.tsx'
import { useSlaWords, type SlaClock, type SlaLook } from '#app/ui/state/sla-words.ts'
import styles from '#app/ui/state/badge.module.css'
import tones from '#app/ui/tone.module.css'

type SlaChipProps = Omit<SlaClock, 'dueAt'> & {
  dueAt: Moment | null
  /** Which clock: 首次响应, 办结. */
  label?: string
}

const icons = { paused: 'pause', late: 'alert', met: 'check', risk: 'clock', left: 'clock' } as const
const tone: Record<SlaLook, string | undefined> = {
  paused: styles.quiet,
  late: tones.down,
  met: styles.quiet,
  risk: tones.watch,
  left: styles.quiet,
}

/** Time left: quiet, amber at risk, red when late. */
export function SlaChip({ dueAt, ...clock }: SlaChipProps) {
  return dueAt ? <RunningChip dueAt={dueAt} {...clock} /> : null
}

function RunningChip({ label, ...clock }: SlaClock & { label?: string }) {
  const { look, said } = useSlaWords(clock)
  return (
    <span className={classes(styles.badge, styles.chip, look === 'late' && styles.late, tone[look])}>
      <Icon name={icons[look]} size="1.1em" />
      {label ? `${label} ${said}` : said}
    </span>
  )
}
