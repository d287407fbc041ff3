import type { TicketPage } from '#app/ui/desk/ticket/ticket-page.ts'
import type { Returned } from '#app/http/forms/returned.ts'
import { eventWords, namesOf } from '#app/ui/desk/event-words.ts'
import { refusalWords } from '#app/ui/desk/action-result.tsx'
import { useLanguage, useT } from '#app/ui/language.tsx'
import { Notice } from '#app/ui/state/notice.tsx'
import { Time } from '#app/ui/time.tsx'

/** The send was refused: what has happened since, above the text, which is still there. */
export function StaleNotice({ refused, page }: { refused: Returned; page: TicketPage }) {
  const t = useT()
  const language = useLanguage()
  const names = namesOf(page.colleagues, page.departments, language)
  return (
    <div role="alert" id="refused">
      <Notice
        tone="watch"
        icon="refresh"
        title={refusalWords(t, refused.errors[0]?.message ?? refused.reason, null)}
      >
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
