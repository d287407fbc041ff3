import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData, type MetaFunction } from '@remix-run/react'
import { canCommand } from '#app/domain/people/roles/may.ts'
import { listWindows } from '#app/domain/incidents/maintenance/show-maintenance.ts'
import { requireStaff } from '#app/http/staff.ts'
import { WindowsView } from '#app/ui/desk/maintenance/windows-view.tsx'
import { deskTitle } from '#app/ui/desk/title.ts'

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requireStaff(request)
  return { ...(await listWindows(ctx)), mayPlan: canCommand(ctx.actor), now: ctx.now }
}

export const meta: MetaFunction = ({ matches }) => deskTitle(matches, 'desk.maintenance')

export default function Maintenance() {
  return <WindowsView {...useLoaderData<typeof loader>()} />
}
