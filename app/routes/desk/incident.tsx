import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData, type MetaFunction } from '@remix-run/react'
import { showIncident } from '#app/domain/incidents/show.ts'
import { isStageKey } from '#app/domain/incidents/stages.ts'
import { requireStaff } from '#app/http/staff.ts'
import { said } from '#app/routes/desk/answered.ts'
import { CommandRoomView } from '#app/ui/desk/incidents/command-room.tsx'
import { deskTitle } from '#app/ui/desk/title.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await requireStaff(request)
  const { stages, ...room } = await showIncident(ctx, params.number ?? '')
  return {
    ...room,
    stages: stages.flatMap(({ key, ...stage }) => (isStageKey(key) ? [{ ...stage, key }] : [])),
    said: said(request),
    now: ctx.now,
  }
}

export const meta: MetaFunction<typeof loader> = ({ data: room, matches }) =>
  room
    ? [{ title: `${room.incident.number} ${room.incident.title['zh-CN']}` }]
    : deskTitle(matches, 'desk.incidents')

export default function Incident() {
  return <CommandRoomView {...useLoaderData<typeof loader>()} />
}
