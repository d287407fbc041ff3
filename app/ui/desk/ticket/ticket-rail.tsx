import { Link } from '@remix-run/react'
import { formatDuration } from '#app/i18n/format.ts'
import { isKey } from '#app/i18n/catalogue.ts'
import { Facts } from '#app/ui/data/facts.tsx'
import { EventList } from '#app/ui/desk/event-list.tsx'
import { namesOf } from '#app/ui/desk/event-words.ts'
import { TicketDot } from '#app/ui/desk/ticket-state.tsx'
import { ClockList } from '#app/ui/desk/ticket/clock-list.tsx'
import { IncidentCard } from '#app/ui/desk/ticket/incident-card.tsx'
import { PromiseCard } from '#app/ui/desk/ticket/promise-card.tsx'
import { useListSearch } from '#app/ui/desk/inbox/list-search.ts'
import { RailCard } from '#app/ui/desk/ticket/rail-card.tsx'
import { ReporterCard } from '#app/ui/desk/ticket/reporter-card.tsx'
import { SentCard } from '#app/ui/desk/ticket/sent-card.tsx'
import type { TicketPage } from '#app/ui/desk/ticket/ticket-page.ts'
import { useLanguage, useT } from '#app/ui/language.tsx'
import { GroupedNumber } from '#app/ui/ticket/grouped-number.tsx'
import styles from '#app/ui/desk/ticket/rail.module.css'

export function TicketRail(page: TicketPage) {
  const t = useT()
  const language = useLanguage()
  const { view, now } = page
  return (
    <aside className={styles.rail} aria-label={t('rail.label')}>
      <ReporterCard view={view} />
      <InvoiceCard view={view} />
      <RailCard title={t('rail.clocks')}>
        <ClockList ticket={view.ticket} now={now} />
      </RailCard>
      <IncidentCard {...page} />
      <PromiseCard {...page} />
      <RelatedCard view={view} />
      <RatingsCard view={view} now={now} />
      <SentCard view={view} now={now} />
      <details className={styles.history}>
        <summary>{t('rail.history', { count: view.history.length })}</summary>
        <EventList
          history={view.history}
          names={namesOf(page.colleagues, page.departments, language)}
          now={now}
          label={t('timeline.label')}
        />
      </details>
    </aside>
  )
}

function InvoiceCard({ view }: Pick<TicketPage, 'view'>) {
  const t = useT()
  const { invoice } = view
  if (!invoice) return null
  const kind = `invoiceKind.${invoice.kind}`
  return (
    <RailCard title={t('rail.invoice')}>
      <Facts
        facts={[
          { label: t('invoice.number'), value: <GroupedNumber value={invoice.number} /> },
          { label: t('invoice.code'), value: invoice.code ? <GroupedNumber value={invoice.code} /> : null },
          { label: t('invoice.kind'), value: isKey(kind) ? t(kind) : null },
          { label: t('invoice.issuedOn'), value: invoice.issuedOn },
          { label: t('invoice.amount'), value: invoice.amount },
          { label: t('invoice.checkCode'), value: invoice.checkCode },
          { label: t('invoice.seller'), value: invoice.sellerName },
          { label: t('invoice.sellerTaxId'), value: invoice.sellerTaxId },
          { label: t('invoice.buyer'), value: invoice.buyerName },
          { label: t('invoice.buyerTaxId'), value: invoice.buyerTaxId },
        ]}
      />
    </RailCard>
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
