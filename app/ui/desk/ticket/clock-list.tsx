import type { TicketView } from '#app/domain/desk/tickets/show-ticket.ts'
import { Facts, type Fact } from '#app/ui/data/facts.tsx'
import { useT } from '#app/ui/language.tsx'
import { SlaChip } from '#app/ui/state/sla-chip.tsx'
import { Time } from '#app/ui/time.tsx'
import styles from '#app/ui/desk/ticket/rail.module.css'

/** Every clock with its due time and the time left. A cancelled ticket shows only the clocks that were met. */
export function ClockList({ ticket, now }: { ticket: TicketView['ticket']; now: Date }) {
  const t = useT()
  const isOver = ticket.state === 'cancelled' || ticket.state === 'merged'
  const clock = (label: string, dueAt: Date | null, metAt: Date | null): Fact => ({
    label,
    value:
      dueAt && (metAt || !isOver) ? (
        <span className={styles.clock}>
          <SlaChip dueAt={dueAt} metAt={metAt} now={now} pausedAt={ticket.pausedAt} />
          <span className={styles.quiet}>
            <Time at={dueAt} now={now} as="deadline" />
          </span>
        </span>
      ) : null,
  })
  return (
    <Facts
      facts={[
        clock(t('clock.response'), ticket.firstResponseDueAt, ticket.firstRespondedAt),
        clock(t('clock.nextUpdate'), ticket.resolvedAt ? null : ticket.nextUpdateDueAt, null),
        clock(t('clock.resolution'), ticket.resolutionDueAt, ticket.resolvedAt),
        clock(t('clock.rectification'), ticket.rectificationDueAt, null),
        {
          label: t('clock.paused'),
          value: ticket.pausedAt ? <Time at={ticket.pausedAt} now={now} /> : null,
        },
        { label: t('clock.filed'), value: <Time at={ticket.createdAt} now={now} /> },
      ]}
    />
  )
}
