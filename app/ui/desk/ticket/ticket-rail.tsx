import { Link } from '@remix-run/react'
import { formatDuration } from '#app/i18n/format.ts'
import { isKey } from '#app/i18n/catalogue.ts'
import { EventList } from '#app/ui/desk/event-list.tsx'
import { TicketDot } from '#app/ui/desk/ticket-state.tsx'
import { ClockList } from '#app/ui/desk/ticket/clock-list.tsx'
import { IncidentCard } from '#app/ui/desk/ticket/incident-card.tsx'
import { InvoiceCard } from '#app/ui/desk/ticket/invoice-card.tsx'
import { usePageNames } from '#app/ui/desk/ticket/page-names.ts'
import { PropertyCard } from '#app/ui/desk/ticket/property-card.tsx'
import { PromiseCard } from '#app/ui/desk/ticket/promise-card.tsx'
import { useListSearch } from '#app/ui/desk/inbox/list-search.ts'
import { RailCard } from '#app/ui/desk/ticket/rail-card.tsx'
import { ReporterCard } from '#app/ui/desk/ticket/reporter-card.tsx'
import { SentCard } from '#app/ui/desk/ticket/sent-card.tsx'
import { SimilarCard } from '#app/ui/desk/ticket/similar-card.tsx'
import type { TicketPage } from '#app/ui/desk/ticket/ticket-page.ts'
import { useLanguage, useT } from '#app/ui/language.tsx'
import styles from '#app/ui/desk/ticket/rail.module.css'

export function TicketRail(page: TicketPage) {
  const t = useT()
  const names = usePageNames(page)
  const { view, now } = page
  return (
    <aside className={styles.rail} aria-label={t('rail.label')}>
      <PropertyCard {...page} />
      <ReporterCard {...page} />
      <InvoiceCard {...page} />
      <RailCard title={t('rail.clocks')}>
        <ClockList ticket={view.ticket} now={now} />
      </RailCard>
      <IncidentCard {...page} />
      <PromiseCard {...page} />
      <RelatedCard view={view} />
      <SimilarCard view={view} now={now} />
      <RatingsCard view={view} now={now} />
      <SentCard view={view} now={now} />
      <details className={styles.history}>
        <summary>{t('rail.history', { count: view.history.length })}</summary>
        <EventList history={view.history} names={names} now={now} label={t('timeline.label')} />
      </details>
    </aside>
  )
}

function RelatedCard({ view }: Pick<TicketPage, 'view'>) {
  const t = useT()
  const list = useListSearch()
  if (view.related.length === 0) return null
  return (
    <RailCard title={t('rail.related')}>
      <ul role="list" className={styles.related}>
        {view.related.map(({ number, subject, state, kind }) => (
          <li key={number}>
            <TicketDot state={state} />
            <div>
              <Link to={`/desk/tickets/${number}${list}`}>{subject}</Link>
              <p className={styles.quiet}>
                {t(kind === 'follow_up' ? 'related.followUp' : 'related.sameInvoice')} · {number}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </RailCard>
  )
}

function RatingsCard({ view, now }: Pick<TicketPage, 'view' | 'now'>) {
  const t = useT()
  const language = useLanguage()
  if (view.ratings.length === 0) return null
  return (
    <RailCard title={t('rail.ratings')}>
      <ul role="list" className={styles.related}>
        {view.ratings.map(({ resolution, level, solved, comment, at }) => {
          const key = `level.${level}`
          return (
            <li key={`${resolution} ${at.toISOString()}`}>
              <div>
                <p>
                  <strong>{isKey(key) ? t(key) : level}</strong> ·{' '}
                  {t(solved ? 'rating.solved' : 'rating.unsolved')}
                </p>
                {comment ? <p>{comment}</p> : null}
                <p className={styles.quiet}>
                  {t('rating.ago', {
                    duration: formatDuration((now.getTime() - at.getTime()) / 60_000, language),
                  })}
                </p>
              </div>
            </li>
          )
        })}
      </ul>
    </RailCard>
  )
}
