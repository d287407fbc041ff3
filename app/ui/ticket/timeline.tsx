import type { ReactNode } from 'react'
import type { Moment } from '#app/i18n/format.ts'
import { classes } from '#app/ui/classes.ts'
import { Time } from '#app/ui/time.tsx'
import { useT } from '#app/ui/language.tsx'
import type { Tone } from '#app/ui/tone.ts'
import styles from '#app/ui/ticket/timeline.module.css'
import tones from '#app/ui/tone.module.css'

export type TimelineEvent = {
  id: string
  /** Where a link can lead to it. */
  anchor?: string
  at: Moment
  title: ReactNode
  tone?: Tone
  body?: ReactNode
  lang?: string
}

export function Timeline({ events, now, label }: { events: TimelineEvent[]; now: Moment; label?: string }) {
  const t = useT()
  return (
    <ol className={styles.timeline} aria-label={label ?? t('timeline.label')}>
      {events.map((event) => (
        <li
          key={event.id}
          id={event.anchor}
          className={classes(styles.event, event.tone && tones[event.tone])}
          data-tone={event.tone}
        >
          <div className={styles.head}>
            <span className={styles.title}>{event.title}</span>
            <span className={styles.at}>
              <Time at={event.at} now={now} />
            </span>
          </div>
          {event.body ? (
            <div className={styles.body} lang={event.lang}>
              {event.body}
            </div>
          ) : null}
        </li>
      ))}
    </ol>
  )
}
