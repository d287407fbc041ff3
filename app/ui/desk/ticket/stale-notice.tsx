import type { TicketPage } from '#app/ui/desk/ticket/ticket-view.tsx'
import { eventWords, namesOf } from '#app/ui/desk/event-words.ts'
import { refusalWords } from '#app/ui/desk/said.tsx'
import { useLanguage, useT } from '#app/ui/language.tsx'
import { Notice } from '#app/ui/state/notice.tsx'
import { Time } from '#app/ui/time.tsx'

export type Change = { action: string; at: string; details: Record<string, unknown> }
export type Refused = {
  way: 'reply' | 'ask' | 'resolve' | 'note'
  body: string
  reason: string
  changes: Change[]
}

/** The send was refused: what has happened since, above the text, which is still there. */
export function StaleNotice({ refused, page }: { refused: Refused; page: TicketPage }) {
  const t = useT()
  const language = useLanguage()
  const names = namesOf(page.colleagues, page.departments, language)
  return (
    <div role="alert" id="refused">
      <Notice tone="watch" icon="refresh" title={refusalWords(t, refused.reason, null)}>
        {refused.changes.length > 0 ? (
          <ul>
            {refused.changes.map((change) => (
              <li key={`${change.at} ${change.action}`}>
                <Time at={change.at} now={page.now} />{' '}
                {eventWords(change, t, names, page.now, language).title}
              </li>
            ))}
          </ul>
        ) : null}
      </Notice>
    </div>
  )
}
