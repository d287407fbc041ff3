import type { Colleague } from '#app/domain/people/staff/colleagues.ts'
import type { Department } from '#app/domain/people/departments/departments.ts'
import { isKey, type Translate } from '#app/i18n/catalogue.ts'
import { formatMoment } from '#app/i18n/format.ts'
import type { Language } from '#app/i18n/language.ts'
import { correctionWords, numberChange } from '#app/ui/desk/correction-words.ts'
import { nameIn } from '#app/ui/desk/name-in.ts'

type Happened = { action: string; details: Record<string, unknown> }
/** What ids and keys of stages in the details of events stand for. */
export type Names = ReadonlyMap<string, string>

/** What the ids in a ticket's events stand for. */
export const namesOf = (
  colleagues: readonly Colleague[],
  departments: readonly Department[],
  language: Language,
): Names =>
  new Map([
    ...colleagues.map(({ id, name }) => [id, name] as const),
    ...departments.map(({ id, name }) => [id, nameIn(name, language)] as const),
  ])

/** An event as a sentence, and what its author said about it. What has no sentence yet is told without its code. */
export function eventWords(
  { action, details }: Happened,
  t: Translate,
  names: Names,
  now: Date,
  language: Language,
): { title: string; body: string | null } {
  const text = (name: string) => {
    const value = details[name]
    return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
  }
  const time = (name: string) =>
    Number.isNaN(Date.parse(text(name))) ? '' : formatMoment(text(name), now, language)
  const word = (prefix: string, name: string) => {
    const key = `${prefix}.${text(name)}`
    return isKey(key) ? t(key) : ''
  }
  const fields = Array.isArray(details.changed) ? details.changed : []
  const nobody = action === 'ticket.assigned' && !details.to
  const corrects = action === 'incident.update_published' && details.corrects
  const key = `event.${nobody ? 'ticket.unassigned' : corrects ? 'incident.update_corrected' : action}`
  const title = isKey(key)
    ? t(key, {
        to: names.get(text('to')) ?? t('event.somebody'),
        until: time('until'),
        due: time('dueAt'),
        incident: text('incident') || text('number'),
        stage: names.get(text('stage')) ?? '',
        status: word('status', 'status'),
        level: word('level', 'level'),
        count: text('count'),
        ...correctionWords(action, details, t, names),
        minutes: text('minutes'),
        role: word('incidentRole', 'role'),
        fields: fields
          .map((name) => `amended.${name}`)
          .flatMap((name) => (isKey(name) ? [t(name)] : []))
          .join(t('list.comma')),
      })
    : t('event.other')
  const writer = action === 'incident.update_published' ? names.get(text('draftedBy')) : undefined
  return {
    title,
    body: text('reason') || numberChange(details) || (writer ? t('event.writtenBy', { name: writer }) : null),
  }
}
