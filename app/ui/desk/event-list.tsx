import type { HistoryRow } from '#app/domain/desk/tickets/conversation.ts'
import { eventWords, type Names } from '#app/ui/desk/event-words.ts'
import { FormerVersions } from '#app/ui/desk/incidents/former-versions.tsx'
import { useLanguage, useT } from '#app/ui/language.tsx'
import { Timeline } from '#app/ui/ticket/timeline.tsx'

/** Everything that happened, who did it, in words; the newest first. */
export function EventList({ history, names, now, label }: EventListProps) {
  const t = useT()
  const language = useLanguage()
  const who = (row: HistoryRow) =>
    row.actorName ??
    (row.actorType === 'reporter' || row.actorType === 'anonymous'
      ? t('ticket.reporter')
      : row.actorType === 'api'
        ? t('event.program')
        : t('conversation.system'))
  return (
    <Timeline
      now={now}
      label={label}
      events={history.toReversed().map((row) => {
        const { title, body } = eventWords(row, t, names, now, language)
        return {
          id: row.id,
          at: row.at,
          title: t('event.line', { who: who(row), what: title }),
          body: row.action === 'incident.amended' ? <FormerVersions before={row.details.before} /> : body,
        }
      })}
    />
  )
}

type EventListProps = { history: HistoryRow[]; names: Names; now: Date; label: string }
