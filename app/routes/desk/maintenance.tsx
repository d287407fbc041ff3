import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData, type MetaFunction } from '@remix-run/react'
import { canCommand } from '#app/domain/incidents/policy.ts'
import { listWindows } from '#app/domain/maintenance/show.ts'
import { requireStaff } from '#app/http/staff.ts'
import { WindowsView } from '#app/ui/desk/news/windows-view.tsx'
import { deskTitle } from '#app/ui/desk/title.ts'

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requireStaff(request)
  return { ...(await listWindows(ctx)), mayPlan: canCommand(ctx.actor), now: ctx.now }
}

export const meta: MetaFunction = ({ matches }) => deskTitle(matches, 'desk.maintenance')

export default function Maintenance() {
  return <WindowsView {...useLoaderData<typeof loader>()} />
}
