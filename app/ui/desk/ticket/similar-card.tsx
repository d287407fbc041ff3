import { Link } from '@remix-run/react'
import { useRef, type ReactNode } from 'react'
import type { NearInvoice } from '#app/domain/desk/similar/near-invoices.ts'
import type { SimilarTicket } from '#app/domain/desk/similar/similar-ticket.ts'
import type { Similar } from '#app/domain/desk/similar/similar-tickets.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { classes } from '#app/ui/classes.ts'
import { useListSearch } from '#app/ui/desk/inbox/list-search.ts'
import { TicketBadge } from '#app/ui/desk/ticket-state.tsx'
import type { TicketPage } from '#app/ui/desk/ticket/ticket-page.ts'
import { useSimilar } from '#app/ui/desk/ticket/use-similar.ts'
import { useT } from '#app/ui/language.tsx'
import { MarkedNumber } from '#app/ui/ticket/marked-number.tsx'
import { Time } from '#app/ui/time.tsx'
import styles from '#app/ui/desk/ticket/rail.module.css'

type Shown = Pick<TicketPage, 'view' | 'now'>

/** Tickets that may be about the same. Not beside one that is only read on, nor beside a copy for a drill. */
export function SimilarCard(page: Shown) {
  const { movedOn, ticket } = page.view
  return movedOn || ticket.drillSince !== null ? null : <SimilarTickets {...page} />
}

function SimilarTickets({ view, now }: Shown) {
  const t = useT()
  const { ticket, invoice } = view
  const about = [invoice?.code, invoice?.number, ticket.subject].join(' ')
  const { state, similar, again } = useSimilar(ticket.number, about)
  const section = useRef<HTMLElement>(null)
  const lookAgain = () => {
    // The button goes: whoever pressed it with a key stays here.
    section.current?.focus()
    again()
  }
  return (
    <section
      ref={section}
      tabIndex={-1}
      className={styles.card}
      aria-labelledby="similar-title"
      aria-busy={state === 'loading'}
    >
      <div className={styles.cardHead}>
        <h2 id="similar-title">{t('similar.title')}</h2>
      </div>
      {state === 'loading' ? <Loading /> : null}
      {state === 'failed' ? (
        <div className={styles.again} role="status">
          <p className={styles.quiet}>{t('similar.failed')}</p>
          <Button look="secondary" icon="refresh" type="button" onClick={lookAgain}>
            {t('similar.again')}
          </Button>
        </div>
      ) : null}
      {similar ? <Found similar={similar} now={now} /> : null}
    </section>
  )
}

function Loading() {
  const t = useT()
  return (
    <>
      <p className={classes(styles.quiet, styles.withScript)}>{t('similar.loading')}</p>
      <noscript>
        <p className={styles.quiet}>{t('similar.noScript')}</p>
      </noscript>
    </>
  )
}

function Found({ similar, now }: { similar: Similar; now: Date }) {
  const t = useT()
  const { invoices, texts } = similar
  const isWhole = invoices !== null && texts !== null
  const isEmpty = !invoices?.length && !texts?.length
  return (
    <>
      <Group title={t('similar.invoices')} items={invoices}>
        {(item) => <SimilarLine key={item.number} ticket={item} now={now} why={<WhyNear item={item} />} />}
      </Group>
      <Group title={t('similar.texts')} items={texts}>
        {(item) => (
          <SimilarLine
            key={item.number}
            ticket={item}
            now={now}
            why={
              <p className={styles.quiet}>
                {t('similar.passages', {
                  passages: item.passages.map((text) => t('similar.passage', { text })).join(' '),
                })}
              </p>
            }
          />
        )}
      </Group>
      {isWhole && isEmpty ? <p className={styles.quiet}>{t('similar.none')}</p> : null}
      {isWhole ? null : <p className={styles.quiet}>{t('similar.slow')}</p>}
    </>
  )
}

function Group<T>({
  title,
  items,
  children,
}: {
  title: string
  items: readonly T[] | null
  children: (item: T) => ReactNode
}) {
  if (!items || items.length === 0) return null
  return (
    <div className={styles.similar}>
      <h3>{title}</h3>
      <ul role="list" className={styles.similar}>
        {items.map(children)}
      </ul>
    </div>
  )
}

function SimilarLine({ ticket, now, why }: { ticket: SimilarTicket; now: Date; why: ReactNode }) {
  const t = useT()
  const list = useListSearch()
  const { number, subject, state, createdAt } = ticket
  return (
    <li>
      <p className={styles.similarHead}>
        <Link to={`/desk/tickets/${number}${list}`}>{number}</Link>
        <TicketBadge state={state} />
      </p>
      <p>{subject}</p>
      {why}
      <p className={styles.quiet}>
        {t('similar.filed')} <Time at={createdAt} now={now} />
      </p>
    </li>
  )
}

function WhyNear({ item }: { item: NearInvoice }) {
  const t = useT()
  const { field, value, difference, sameAmount, sameDate } = item
  const position = difference.at + 1
  const agreeing = [
    ...(sameAmount ? [t('similar.sameAmount')] : []),
    ...(sameDate ? [t('similar.sameDate')] : []),
  ]
  return (
    <>
      <p>
        <MarkedNumber value={value} difference={difference} />
      </p>
      <p className={styles.quiet}>
        {t(`similar.${field}.${difference.slip}`, { position, next: position + 1 })}
      </p>
      {agreeing.length > 0 ? <p className={styles.quiet}>{agreeing.join(' · ')}</p> : null}
    </>
  )
}
