import { useMatches, useNavigate } from '@remix-run/react'
import type { Translations } from '#app/domain/ground/translated/text-in.ts'
import { translator, type Key } from '#app/i18n/catalogue.ts'
import type { DeskFrameProps } from '#app/ui/desk/frame/desk-frame-props.ts'
import { placesOf } from '#app/ui/desk/frame/places.ts'
import { viewsIn } from '#app/ui/desk/inbox/view-names.ts'
import { nameIn } from '#app/ui/desk/name-in.ts'
import type { Entry } from '#app/ui/desk/palette/find-entries.ts'
import { useLanguage, useT } from '#app/ui/language.tsx'

const english = translator('en')

/** Where somebody may go: lists, saved views, pages, open incidents. Found by the words shown and by the English ones. */
export function usePlaces(frame: DeskFrameProps): Entry[] {
  const t = useT()
  const language = useLanguage()
  const navigate = useNavigate()
  const incidents = useOpenIncidents()
  const entry = (to: string, label: string, hint: Key, words = ''): Entry => ({
    id: to,
    label,
    hint: t(hint),
    words,
    run: () => navigate(to),
  })
  const page = (to: string, label: Key) => entry(to, t(label), 'palette.page', english(label))
  const { counts, views, me, mayFile } = frame
  return [
    ...(counts
      ? viewsIn(counts).map((view) =>
          entry(`/desk/tickets?view=${view}`, t(`view.${view}`), 'palette.view', english(`view.${view}`)),
        )
      : []),
    ...views.map(({ query, name }) => entry(`/desk/tickets?${query}`, name, 'palette.view')),
    ...(mayFile ? [page('/desk/tickets/new', 'intake.title')] : []),
    ...placesOf(frame).map(({ to, label }) => page(to, label)),
    ...(counts ? [page('/desk/views', 'views.title')] : []),
    page('/desk/settings/sessions', 'sessions.title'),
    ...(me.roles.includes('admin') ? [page('/desk/settings/staff', 'staff.title')] : []),
    ...incidents.map(({ number, title }) =>
      entry(`/desk/incidents/${number}`, nameIn(title, language), 'palette.incident', number),
    ),
  ]
}

type OpenIncident = { number: string; title: Translations }

/** The open incidents, where the page has them: those of the list of tickets have. */
function useOpenIncidents(): OpenIncident[] {
  const data: unknown = useMatches().find(({ data }) => hasIncidents(data))?.data
  return hasIncidents(data) ? data.incidents : []
}

const hasIncidents = (data: unknown): data is { incidents: OpenIncident[] } =>
  typeof data === 'object' &&
  data !== null &&
  'incidents' in data &&
  Array.isArray(data.incidents) &&
  data.incidents.every(
    (one: unknown) => typeof one === 'object' && one !== null && 'number' in one && 'title' in one,
  )
