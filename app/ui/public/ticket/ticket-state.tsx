import type { TicketState } from '#app/domain/ground/vocabulary/ticket-words.ts'
import type { Moment } from '#app/i18n/format.ts'
import { classes } from '#app/ui/classes.ts'
import { Icon, type IconName } from '#app/ui/icon.tsx'
import { useT } from '#app/ui/language.tsx'
import { usePublicHref } from '#app/ui/page/public-link.tsx'
import { Sentence } from '#app/ui/sentence.tsx'
import { Time } from '#app/ui/time.tsx'
import type { Tone } from '#app/ui/tone.ts'
import styles from '#app/ui/public/ticket/ticket.module.css'
import tones from '#app/ui/tone.module.css'

const looks: Record<TicketState, { tone: Tone; icon: IconName }> = {
  new: { tone: 'planned', icon: 'inbox' },
  open: { tone: 'info', icon: 'edit' },
  waiting_reporter: { tone: 'watch', icon: 'message' },
  waiting_upstream: { tone: 'planned', icon: 'clock' },
  resolved: { tone: 'ok', icon: 'done' },
  closed: { tone: 'ok', icon: 'archive' },
  reopened: { tone: 'info', icon: 'refresh' },
  cancelled: { tone: 'planned', icon: 'undo' },
  merged: { tone: 'planned', icon: 'merge' },
}

export type Due = { kind: 'answer' | 'resolution'; at: Moment }

/** What comes next where the state alone doesn't say it: a rating, or an answer to a low one. */
export type Next = 'rate' | 'rectified' | null

type TicketStateCardProps = { state: TicketState; next: Next; due: Due | null; now: Moment }

/** Where it stands, in words; what happens next, and by when. */
export function TicketStateCard({ state, next, due, now }: TicketStateCardProps) {
  const t = useT()
  const href = usePublicHref()
  const { tone, icon } = looks[state]
  const late = due !== null && new Date(due.at) < new Date(now)
  return (
    <section className={classes(styles.state, tones[tone])} aria-labelledby="ticket-state">
      <h2 id="ticket-state" className={styles.stateWord}>
        <Icon name={icon} />
        {t(`trackState.${state}`)}
      </h2>
      <div className={styles.next}>
        <p className={styles.label}>{t('ticket.nextStep')}</p>
        {next === 'rate' ? (
          <p>
            <a data-alone href="#rating">
              {t('trackNext.rate')}
            </a>
          </p>
        ) : (
          <p>{t(`trackNext.${next ?? state}`)}</p>
        )}
        {state === 'cancelled' || state === 'closed' ? (
          <p>
            <a data-alone href={href('/report')}>
              {t('nav.report')}
            </a>
          </p>
        ) : null}
        {due ? (
          <p className={styles.by}>
            {late ? (
              t('ticket.overdue')
            ) : (
              <Sentence
                of={due.kind === 'answer' ? 'ticket.by' : 'ticket.resolveBy'}
                parts={{ deadline: <Time at={due.at} now={now} as="deadline" /> }}
              />
            )}
          </p>
        ) : null}
      </div>
    </section>
  )
}
