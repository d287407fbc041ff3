import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData, type MetaFunction } from '@remix-run/react'
import { canCommand } from '#app/domain/incidents/policy.ts'
import { showWindow } from '#app/domain/maintenance/show.ts'
import { deliveryObstacles } from '#app/domain/notifications/obstacles.ts'
import { deskLanguage } from '#app/http/desk-language.ts'
import { requireStaff } from '#app/http/staff.ts'
import { said } from '#app/routes/desk/answered.ts'
import { WindowRoomView } from '#app/ui/desk/news/window-room.tsx'
import { deskTitle } from '#app/ui/desk/title.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await requireStaff(request)
  const { language } = await deskLanguage(request)
  const room = await showWindow(ctx, params.number ?? '', language)
  return {
    ...room,
    obstacles: await deliveryObstacles(ctx, { sleeps: true }),
    mayPlan: canCommand(ctx.actor),
    said: said(request),
    formKey: crypto.randomUUID(),
    now: ctx.now,
  }
}

export const meta: MetaFunction = ({ matches }) => deskTitle(matches, 'desk.maintenance')

export default function MaintenanceWindow() {
  return <WindowRoomView {...useLoaderData<typeof loader>()} />
}
