import { Link } from '@remix-run/react'
import type { DeliveryState } from '#app/domain/delivery/ledger/delivery-states.ts'
import type { SentMessage } from '#app/domain/desk/tickets/sent-messages.ts'
import { failureWords, wordFor } from '#app/ui/desk/notices/failure-words.ts'
import { RailCard } from '#app/ui/desk/ticket/rail-card.tsx'
import type { TicketPage } from '#app/ui/desk/ticket/ticket-page.ts'
import { useT } from '#app/ui/language.tsx'
import { Badge } from '#app/ui/state/badge.tsx'
import type { Tone } from '#app/ui/tone.ts'
import { Time } from '#app/ui/time.tsx'
import styles from '#app/ui/desk/ticket/rail.module.css'

const shownAtOnce = 10
const tones: Partial<Record<DeliveryState, Tone>> = {
  delivered: 'ok',
  sent: 'ok',
  temporary: 'watch',
  permanent: 'down',
}

/** What was sent to the reporter about this ticket, and what became of it. */
export function SentCard({ view, now }: Pick<TicketPage, 'view' | 'now'>) {
  const t = useT()
  const { items, hasMore } = view.sent
  const older = items.slice(shownAtOnce)
  return (
    <RailCard title={t('sent.title')}>
      {items.length === 0 ? <p className={styles.quiet}>{t('sent.none')}</p> : null}
      <SentList items={items.slice(0, shownAtOnce)} now={now} />
      {older.length > 0 ? (
        <details className={styles.history}>
          <summary>{t('sent.older', { count: older.length })}</summary>
          <SentList items={older} now={now} />
          {hasMore ? <p className={styles.quiet}>{t('sent.more', { count: items.length })}</p> : null}
        </details>
      ) : null}
    </RailCard>
  )
}

function SentList({ items, now }: { items: readonly SentMessage[]; now: Date }) {
  const t = useT()
  const nameOf = ({ message, seq }: SentMessage) => {
    const name = wordFor(t, 'message', message, t('message.other'))
    return seq === null ? name : t('sent.update', { name, seq })
  }
  if (items.length === 0) return null
  return (
    <ul role="list" className={styles.related}>
      {items.map((item) => (
        <li key={item.id}>
          <div>
            <p>
              {item.isNews ? <Link to={`/desk/notices/${item.noticeId}`}>{nameOf(item)}</Link> : nameOf(item)}
            </p>
            <p className={styles.quiet}>
              {wordFor(t, 'messageChannel', item.channel)} ·{' '}
              <Time at={item.deliveredAt ?? item.sentAt ?? item.createdAt} now={now} />{' '}
              <Badge tone={tones[item.state] ?? 'info'}>{wordFor(t, 'deliveryState', item.state, '')}</Badge>
            </p>
            {item.failure ? <p className={styles.quiet}>{failureWords(t, item.failure)}</p> : null}
          </div>
        </li>
      ))}
    </ul>
  )
}
