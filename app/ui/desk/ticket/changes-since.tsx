import type { Change } from '#app/domain/ground/errors/stale.ts'
import { whoDid } from '#app/ui/desk/event-list.tsx'
import { eventWords, type Names } from '#app/ui/desk/event-words.ts'
import { usePageNames } from '#app/ui/desk/ticket/page-names.ts'
import type { TicketPage } from '#app/ui/desk/ticket/ticket-page.ts'
import { useLanguage, useT } from '#app/ui/language.tsx'
import { Time } from '#app/ui/time.tsx'

/** What has happened to a ticket since the page was shown on which a form was filled in. */
export function ChangesSince({ changes, page }: { changes: readonly Change[]; page: TicketPage }) {
  const t = useT()
  const language = useLanguage()
  const names = usePageNames(page)
  if (changes.length === 0) return null
  return (
    <ul>
      {changes.map((change) => (
        <li key={`${change.at} ${change.action}`}>
          <Time at={change.at} now={page.now} />{' '}
          {t('event.line', {
            who: whoDid({ ...change, ...doerOf(change, names) }, t),
            what: eventWords(change, t, names, page.now, language).title,
          })}
        </li>
      ))}
    </ul>
  )
}

const doerOf = ({ actorId, actorType = 'system' }: Change, names: Names) => ({
  actorName: names.get(actorId ?? '') ?? null,
  actorType,
})
