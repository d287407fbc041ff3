import { useLocation } from '@remix-run/react'
import type { ReactNode } from 'react'
import { Button } from '#app/ui/actions/button.tsx'
import { closeOnEscape } from '#app/ui/desk/close-on-escape.ts'
import { DeskForm, useHere, useReturned } from '#app/ui/desk/desk-form.tsx'
import { useListSearch } from '#app/ui/desk/inbox/list-search.ts'
import { ChangesSince } from '#app/ui/desk/ticket/changes-since.tsx'
import type { TicketPage } from '#app/ui/desk/ticket/ticket-page.ts'
import { useT } from '#app/ui/language.tsx'
import styles from '#app/ui/desk/ticket/correction.module.css'

type CorrectionProps = {
  page: TicketPage
  /** The last part of its address. */
  property: 'priority' | 'category' | 'cause' | 'invoice' | 'contact' | 'subject' | 'tags'
  /** What it is called, for those who do not see where it stands. */
  of: string
  /** What stands there as long as it is closed, before the quiet word that opens it. */
  value?: ReactNode
  /** The word that opens it, where that is another. */
  word?: string
  children: ReactNode
}

/** A quiet word beside a property that opens the small form to put it right. Open where it came back. */
export function Correction({ page, property, of, value, word, children }: CorrectionProps) {
  const t = useT()
  const { key } = useLocation()
  const here = useHere()
  const list = useListSearch()
  const { ticket, can } = page.view
  const action = `/desk/tickets/${ticket.number}/corrections/${property}`
  const returned = useReturned(action)
  if (!can.correct) return <>{value}</>
  return (
    <details
      key={key}
      className={styles.correction}
      open={returned !== null || undefined}
      onKeyDown={closeOnEscape}
      data-print="no"
    >
      <summary aria-label={word ?? t('correct.of', { name: of })}>
        {value ? <span className={styles.value}>{value}</span> : null}
        <span className={styles.word}>{word ?? t('correct.open')}</span>
      </summary>
      <DeskForm action={action + list} className={styles.form}>
        <input type="hidden" name="back" value={here} />
        <input type="hidden" name="seenVersion" value={ticket.version} />
        <input type="hidden" name="seenAt" value={page.now.toISOString()} />
        {returned ? <ChangesSince changes={returned.changes} page={page} /> : null}
        {children}
        <Button look="secondary">{t('correct.save')}</Button>
      </DeskForm>
    </details>
  )
}
