import { Link } from '@remix-run/react'
import type { InboxRow } from '#app/domain/desk/tickets/inbox.ts'
import { classes } from '#app/ui/classes.ts'
import { slaOf } from '#app/ui/desk/inbox/sla-of.ts'
import { nameIn } from '#app/ui/desk/name-in.ts'
import { TicketDot } from '#app/ui/desk/ticket-state.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { useLanguage, useT } from '#app/ui/language.tsx'
import { SlaChip } from '#app/ui/state/sla-chip.tsx'
import { Time } from '#app/ui/time.tsx'
import styles from '#app/ui/desk/inbox/inbox.module.css'

type InboxLineProps = { row: InboxRow; now: Date; search: string; open: boolean }

/** One ticket in the list: one line where there is room, two where there is not. */
export function InboxLine({ row, now, search, open }: InboxLineProps) {
  const t = useT()
  const language = useLanguage()
  const clock = slaOf(row, now)
  // The list is not loaded anew for a ticket that is opened.
  const unread = row.unread && !open
  return (
    <li className={classes(styles.row, unread && styles.unread)} data-open={open || undefined}>
      <input
        type="checkbox"
        name="ticket"
        value={row.number}
        className={styles.tick}
        aria-label={t('inbox.select', { number: row.number })}
      />
      <span className={styles.dot}>
        <TicketDot state={row.state} />
      </span>
      <span className={styles.number}>{row.number}</span>
      <span className={styles.subject}>
        <Link
          to={`/desk/tickets/${row.number}${search}`}
          prefetch="intent"
          data-row
          aria-current={open ? 'true' : undefined}
        >
          {row.subject}
        </Link>
        {unread ? <span data-hidden="visually">{t('inbox.unread')}</span> : null}
        <Flags row={row} />
      </span>
      <span className={styles.tail} title={t('inbox.tail')}>
        {row.invoiceTail ? `…${row.invoiceTail}` : ''}
      </span>
      <span className={styles.department}>
        {nameIn(row.department.name, language)}
        <span className={styles.assignee}>{row.assignee ?? t('inbox.nobody')}</span>
      </span>
      <span className={styles.sla}>
        <SlaChip
          dueAt={clock.dueAt}
          metAt={clock.metAt}
          paused={clock.paused}
          atRisk={clock.atRisk}
          now={now}
        />
      </span>
      <span className={styles.activity}>
        <Time at={row.lastActivityAt} now={now} as="relative" />
      </span>
    </li>
  )
}

function Flags({ row }: { row: InboxRow }) {
  const t = useT()
  const urgent = row.priority === 'urgent' || row.priority === 'high'
  return (
    <>
      {row.drill ? <span className={styles.high}>{t('room.drill')}</span> : null}
      {urgent ? (
        <span className={row.priority === 'urgent' ? styles.urgent : styles.high}>
          {t(row.priority === 'urgent' ? 'priority.urgent' : 'priority.high')}
        </span>
      ) : null}
      {row.nudgedAt && !row.resolvedAt ? <span className={styles.high}>{t('inbox.nudged')}</span> : null}
      {row.supervisedAt ? <span className={styles.urgent}>{t('inbox.supervised')}</span> : null}
      {row.incident ? (
        <span className={styles.incident} title={t('inbox.inIncident', { number: row.incident })}>
          <Icon name="alert" size="1.1em" label={t('inbox.inIncident', { number: row.incident })} />
        </span>
      ) : null}
    </>
  )
}
