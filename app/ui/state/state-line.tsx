import { dayOf, type Moment } from '#app/i18n/format.ts'
import { classes } from '#app/ui/classes.ts'
import { Icon } from '#app/ui/icon.tsx'
import { useT } from '#app/ui/language.tsx'
import { PublicLink } from '#app/ui/page/public-link.tsx'
import { Sentence } from '#app/ui/sentence.tsx'
import { Time } from '#app/ui/time.tsx'
import { toneIcons, toneWords, type Tone } from '#app/ui/tone.ts'
import styles from '#app/ui/state/state-line.module.css'
import tones from '#app/ui/tone.module.css'

export type StateLineProps = {
  tone: Exclude<Tone, 'info'>
  /** Absent: maintenance is under way. */
  sentence?: string
  maintained?: { until: Moment; windows: number }
  changedAt: Moment
  now: Moment
  /** The page of the incident, without language prefix. */
  to?: string
}

/** The first line of every public page: is it me, or is it broken? */
export function StateLine({ tone, sentence, maintained, changedAt, now, to }: StateLineProps) {
  const t = useT()
  const time = <Time at={changedAt} now={now} as={dayOf(changedAt) === dayOf(now) ? 'time' : 'moment'} />
  return (
    <section
      aria-label={t('state.label')}
      className={classes(styles.line, tones[tone], tone === 'ok' && styles.calm)}
      data-print="no"
    >
      <div className={styles.inner}>
        <p className={styles.sentence}>
          <Icon name={toneIcons[tone]} />
          <span>
            <span data-hidden="visually">{`${t(toneWords[tone])} `}</span>
            {sentence}
            {maintained ? (
              <Sentence
                of={maintained.windows > 1 ? 'state.maintenances' : 'home.maintenanceActive'}
                parts={{ count: maintained.windows, to: <Time at={maintained.until} now={now} /> }}
              />
            ) : null}
          </span>
        </p>
        <span className={styles.changed}>
          <Sentence of="state.updated" parts={{ time }} />
        </span>
        {to ? (
          <PublicLink data-alone to={to} className={styles.details}>
            {t('state.details')}
          </PublicLink>
        ) : null}
      </div>
    </section>
  )
}
