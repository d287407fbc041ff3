import { Link } from '@remix-run/react'
import { memo } from 'react'
import type { Looking } from '#app/domain/desk/presence/presence.ts'
import { isKey } from '#app/i18n/catalogue.ts'
import { classes } from '#app/ui/classes.ts'
import { channelIcon } from '#app/ui/desk/inbox/channel-icon.ts'
import { DueChip } from '#app/ui/desk/inbox/due-chip.tsx'
import type { ListLine } from '#app/ui/desk/inbox/inbox-props.ts'
import { RowIcon } from '#app/ui/desk/inbox/row-icons.tsx'
import { LookingInRow } from '#app/ui/desk/live/looking.tsx'
import { nameIn } from '#app/ui/desk/name-in.ts'
import type { Selection } from '#app/ui/desk/inbox/use-selection.ts'
import { TicketDot } from '#app/ui/desk/ticket-state.tsx'
import { useLanguage, useT } from '#app/ui/language.tsx'
import { Time } from '#app/ui/time.tsx'
import styles from '#app/ui/desk/inbox/inbox-line.module.css'

type InboxLineProps = {
  line: ListLine
  now: Date
  search: string
  open: boolean
  selected: boolean
  onTick: Selection['tick']
  /** Who is looking at it. */
  looking?: readonly Looking[] | undefined
}

/**
 * One ticket in the list. What tells it from others comes first: who wrote last, and what; then what is due, and behind
 * it which ticket it is.
 */
export const InboxLine = memo(function InboxLine(props: InboxLineProps) {
  const { line, now, search, open, selected, onTick, looking } = props
  const t = useT()
  // The list is not loaded anew for a ticket that is opened.
  const unread = line.unread && !open
  return (
    <li className={classes(styles.row, unread && styles.unread)} data-open={open || undefined}>
      <input
        type="checkbox"
        name="ticket"
        value={line.number}
        checked={selected}
        onChange={(event) => onTick(line.number, event)}
        aria-label={t('inbox.select', { number: line.number })}
      />
      <TicketDot state={line.state} />
      <Link
        to={`/desk/tickets/${line.number}${search}`}
        prefetch="intent"
        data-row
        aria-current={open ? 'true' : undefined}
      >
        {unread ? <span data-hidden="visually">{`${t('inbox.unread')} `}</span> : null}
        <b>{useWriter(line)}</b>
        {` ${line.last.text}`}
      </Link>
      <Which line={line} looking={looking} />
      {line.clock ? (
        <DueChip clock={line.clock} now={now} />
      ) : (
        <Time at={line.activeAt} now={now} as="relative" />
      )}
    </li>
  )
})

function useWriter({ last, reporter }: ListLine): string {
  const t = useT()
  if (last.by === 'reporter') return reporter ?? t('row.reporter')
  return last.name ?? t('row.service')
}

/** Which ticket it is, and whose: number, symptom and invoice, marks, department, assignee. */
function Which({ line, looking }: { line: ListLine; looking: InboxLineProps['looking'] }) {
  const t = useT()
  const language = useLanguage()
  const { flags, symptom } = line
  const key = `symptom.${symptom}`
  const channel = `channel.${line.channel}`
  const about = line.subject ?? (isKey(key) ? t(key) : symptom)
  const people = [
    line.department ? nameIn(line.department, language) : null,
    line.assignee ?? t('inbox.nobody'),
  ]
  return (
    <span className={styles.which}>
      <RowIcon name={channelIcon(line.channel)} label={isKey(channel) ? t(channel) : line.channel} />
      <code>{line.number}</code>
      {flags.drill ? <em>{t('room.drill')}</em> : null}
      {flags.priority ? (
        <em data-strong={flags.priority === 'urgent' || undefined}>{t(`priority.${flags.priority}`)}</em>
      ) : null}
      {flags.nudged ? <em>{t('inbox.nudged')}</em> : null}
      {flags.supervised ? <em data-strong>{t('inbox.supervised')}</em> : null}
      {flags.incident ? (
        <RowIcon name="alert" label={t('inbox.inIncident', { number: flags.incident })} />
      ) : null}
      {line.tail ? <span className={styles.tail}>{`…${line.tail}`}</span> : null}
      <span className={styles.about}>{[about, ...people].filter(Boolean).join(' · ')}</span>
      <LookingInRow people={looking} />
    </span>
  )
}
