import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData, type MetaFunction } from '@remix-run/react'
import { listOwnSessions } from '#app/domain/people/staff/session.ts'
import { requireStaff, sessionToken } from '#app/http/staff.ts'
import { SessionsView } from '#app/ui/desk/sessions-view.tsx'
import { deskTitle } from '#app/ui/desk/title.ts'

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requireStaff(request)
  return { sessions: await listOwnSessions(ctx, (await sessionToken(request)) ?? ''), now: ctx.now }
}

export const meta: MetaFunction = ({ matches }) => deskTitle(matches, 'sessions.title')

export default function Sessions() {
  return <SessionsView {...useLoaderData<typeof loader>()} />
}
