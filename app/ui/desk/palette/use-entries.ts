import { useNavigate } from '@remix-run/react'
import { translator, type Key } from '#app/i18n/catalogue.ts'
import type { DeskFrameProps } from '#app/ui/desk/frame/desk-frame-props.ts'
import { placesOf } from '#app/ui/desk/frame/places.ts'
import { viewsIn } from '#app/ui/desk/inbox/view-names.ts'
import { nameIn } from '#app/ui/desk/name-in.ts'
import type { Entry } from '#app/ui/desk/palette/find-entries.ts'
import type { OpenIncident } from '#app/ui/desk/palette/use-open-incidents.ts'
import { useLanguage, useT } from '#app/ui/language.tsx'

const english = translator('en')

/** Where somebody may go: lists, saved views, pages, open incidents. Found by the words shown and by the English ones. */
export function usePlaces(frame: DeskFrameProps, incidents: readonly OpenIncident[]): Entry[] {
  const t = useT()
  const language = useLanguage()
  const navigate = useNavigate()
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
