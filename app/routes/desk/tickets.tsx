import type { LoaderFunctionArgs } from '@remix-run/node'
import { Outlet, useLoaderData, useParams, type MetaFunction } from '@remix-run/react'
import { requireStaff } from '#app/http/staff.ts'
import { loadInbox } from '#app/routes/desk/load-inbox.ts'
import { InboxView } from '#app/ui/desk/inbox/inbox-view.tsx'
import { TicketPanes } from '#app/ui/desk/inbox/ticket-panes.tsx'
import { deskTitle } from '#app/ui/desk/title.ts'
import { stayWhenSignedOut } from '#app/ui/desk/stay-when-signed-out.ts'

export async function loader({ request }: LoaderFunctionArgs) {
  return loadInbox(await requireStaff(request), request)
}

export const shouldRevalidate = stayWhenSignedOut
export const meta: MetaFunction = ({ matches }) => deskTitle(matches, 'inbox.title')

export default function Tickets() {
  const inbox = useLoaderData<typeof loader>()
  const { number } = useParams()
  return (
    <TicketPanes open={number !== undefined} list={<InboxView {...inbox} open={number ?? null} />}>
      <Outlet />
    </TicketPanes>
  )
}
