import type { HistoryRow } from '#app/domain/desk/tickets/conversation.ts'
import type { Translate } from '#app/i18n/catalogue.ts'
import { eventWords, type Names } from '#app/ui/desk/event-words.ts'
import { FormerVersions } from '#app/ui/desk/incidents/former-versions.tsx'
import { useLanguage, useT } from '#app/ui/language.tsx'
import { Timeline } from '#app/ui/ticket/timeline.tsx'

/** Everything that happened, who did it, in words; the newest first. */
export function EventList({ history, names, now, label }: EventListProps) {
  const t = useT()
  const language = useLanguage()
  return (
    <Timeline
      now={now}
      label={label}
      events={history.toReversed().map((row) => {
        const { title, body } = eventWords(row, t, names, now, language)
        return {
          id: row.id,
          at: row.at,
          title: t('event.line', { who: whoDid(row, t), what: title }),
          body: row.action === 'incident.amended' ? <FormerVersions before={row.details.before} /> : body,
        }
      })}
    />
  )
}

/** Who did it. What arrives by mail is taken in by the system, and filed by whoever wrote it. */
export function whoDid({ actorName, actorType, action }: Doer, t: Translate): string {
  if (actorName) return actorName
  const isReporter = actorType === 'reporter' || actorType === 'anonymous'
  if (isReporter || (actorType === 'system' && action === 'ticket.filed')) return t('ticket.reporter')
  return t(actorType === 'api' ? 'event.program' : 'conversation.system')
}

type Doer = Pick<HistoryRow, 'actorName' | 'actorType' | 'action'>

type EventListProps = { history: HistoryRow[]; names: Names; now: Date; label: string }
