import { useLocation } from '@remix-run/react'
import { Button } from '#app/ui/actions/button.tsx'
import { DeskForm, useHere, useReturned } from '#app/ui/desk/desk-form.tsx'
import { useListSearch } from '#app/ui/desk/inbox/list-search.ts'
import { RailCard } from '#app/ui/desk/ticket/rail-card.tsx'
import type { TicketPage } from '#app/ui/desk/ticket/ticket-page.ts'
import { TextInput } from '#app/ui/forms/text-input.tsx'
import { useT } from '#app/ui/language.tsx'
import { PromiseList } from '#app/ui/ticket/promise-list.tsx'
import styles from '#app/ui/desk/ticket/rail.module.css'

/** What the reporter was promised. The reporter sees the same list. */
export function PromiseCard({ view, now }: TicketPage) {
  const t = useT()
  const { key } = useLocation()
  const here = useHere()
  const list = useListSearch()
  const { promises, can, ticket } = view
  const at = `/desk/tickets/${ticket.number}/promises`
  const back = <input type="hidden" name="back" value={here} />
  const isReturned = useReturned(at) !== null
  if (promises.length === 0 && !can.work) return null
  return (
    <RailCard title={t('rail.promises')}>
      {promises.length > 0 ? (
        <PromiseList
          now={now}
          promises={promises.map(({ id, text, madeBy, dueAt, keptAt }) => ({
            id,
            what: text,
            who: madeBy ?? t('ticket.staff'),
            dueAt,
            keptAt,
          }))}
        />
      ) : null}
      {can.work
        ? promises
            .filter(({ keptAt }) => keptAt === null)
            .map(({ id, text }) => (
              <DeskForm key={id} action={`${at}/${id}/kept${list}`}>
                {back}
                <Button look="secondary" icon="check">
                  {t('promise.keep', { text })}
                </Button>
              </DeskForm>
            ))
        : null}
      {can.work ? (
        <details key={key} className={styles.more} open={isReturned || undefined}>
          <summary>{t('promise.make')}</summary>
          <DeskForm action={at + list} className={styles.form}>
            {back}
            <TextInput name="text" label={t('promise.text')} width="full" maxLength={200} required />
            <TextInput name="dueAt" type="datetime-local" label={t('promise.dueAt')} width="full" required />
            <Button look="secondary">{t('promise.submit')}</Button>
          </DeskForm>
        </details>
      ) : null}
    </RailCard>
  )
}
