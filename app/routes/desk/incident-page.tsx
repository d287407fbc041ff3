import { useActionData, useLoaderData, type MetaFunction } from '@remix-run/react'
import type { Returned } from '#app/http/forms/returned.ts'
import { CommandRoomView } from '#app/ui/desk/incidents/command-room.tsx'
import { resultOrRefused } from '#app/ui/desk/action-result.tsx'
import { nameIn } from '#app/ui/desk/name-in.ts'
import { deskTitle, languageOfDesk } from '#app/ui/desk/title.ts'
import type { loadIncidentPage } from '#app/routes/desk/load-incident-page.ts'

/** The room of an incident, also under the addresses its forms are sent to. */
export function IncidentPage() {
  const room = useLoaderData<typeof loadIncidentPage>()
  const returned = useActionData<Returned>()
  return <CommandRoomView {...room} result={resultOrRefused(room.result, returned)} />
}

export const incidentMeta: MetaFunction<typeof loadIncidentPage> = ({ data: room, matches }) =>
  room
    ? [{ title: `${room.incident.number} ${nameIn(room.incident.title, languageOfDesk(matches))}` }]
    : deskTitle(matches, 'desk.incidents')
