import type { TicketPage } from '#app/ui/desk/ticket/ticket-page.ts'
import { useRef, useState } from 'react'
import { isReplyWay } from '#app/domain/ground/vocabulary/reply-ways.ts'
import { Composer } from '#app/ui/desk/ticket/composer.tsx'
import type { Returned } from '#app/http/forms/returned.ts'
import { ProposedDepartment } from '#app/ui/desk/ticket/proposed-department.tsx'
import { useTicketKeys } from '#app/ui/desk/ticket/use-ticket-keys.ts'
import { TicketPeople } from '#app/ui/desk/ticket/ticket-people.tsx'
import { useReading } from '#app/ui/desk/ticket/use-reading.ts'
import { useLiveData } from '#app/ui/desk/live/live-provider.tsx'
import { useLooking } from '#app/ui/desk/live/use-looking.ts'
import { useKeptFocus } from '#app/ui/desk/ticket/use-kept-focus.ts'
import { spokenMessages } from '#app/ui/desk/ticket/spoken-messages.tsx'
import { TicketActions } from '#app/ui/desk/ticket/ticket-actions.tsx'
import { TicketHead } from '#app/ui/desk/ticket/ticket-head.tsx'
import { TicketRail } from '#app/ui/desk/ticket/ticket-rail.tsx'
import { ActionResultNotice } from '#app/ui/desk/action-result.tsx'
import { useLanguage, useT } from '#app/ui/language.tsx'
import { nameIn } from '#app/ui/desk/name-in.ts'
import { Notice } from '#app/ui/state/notice.tsx'
import { Conversation } from '#app/ui/ticket/conversation.tsx'
import styles from '#app/ui/desk/ticket/ticket.module.css'

/** The desk's page of a ticket: the conversation in the middle, facts and actions beside it. */
export function TicketView({ refused, ...page }: TicketPage & { refused: Returned | null }) {
  const t = useT()
  const language = useLanguage()
  const { view, now } = page
  useTicketKeys()
  const { number } = view.ticket
  useReading(number, view.messages.length, now)
  useLooking(number, 'composer', !view.movedOn)
  useLiveData(({ tickets }) => (tickets.includes(number) ? 100 : null))
  const heading = useRef<HTMLHeadingElement>(null)
  const keepFocus = useKeptFocus(heading)
  const sheet = useSheet(view.messages.length, page.result.done)
  return (
    <article className={styles.ticket} aria-labelledby="ticket-title" onFocus={keepFocus}>
      <TicketHead {...page} headingRef={heading} />
      <TicketPeople {...page} />
      <div className={styles.columns}>
        <div className={styles.middle}>
          <ActionResultNotice result={page.result} />
          {view.movedOn ? (
            <Notice tone="info" icon="arrow-right">
              <p>{t('ticket.movedOn', { department: nameIn(view.department.name, language) })}</p>
            </Notice>
          ) : null}
          <ProposedDepartment {...page} />
          <TicketActions {...page} />
          <Conversation messages={spokenMessages(view, t, language)} now={now} />
          {view.can.reply || view.can.note ? <Composer key={sheet} {...page} refused={refused} /> : null}
        </div>
        <TicketRail {...page} />
      </div>
    </article>
  )
}

const emptied = (done: string) => isReplyWay(done) || done === 'undoneReply'

/**
 * Changes when a message of one's own has gone out: then the composer is a fresh sheet. Whatever else happens on the
 * page leaves what is being typed alone.
 */
function useSheet(messages: number, done: string | null): number {
  const [seen, setSeen] = useState({ messages, sheet: 0 })
  if (seen.messages === messages) return seen.sheet
  const sheet = done !== null && emptied(done) ? seen.sheet + 1 : seen.sheet
  setSeen({ messages, sheet })
  return sheet
}
