import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData, type MetaFunction } from '@remix-run/react'
import { listPoison } from '#app/domain/delivery/inbound-mails/list-poison.ts'
import { requireStaff } from '#app/http/staff.ts'
import { actionResult } from '#app/http/forms/action-result.ts'
import { deskTitle } from '#app/ui/desk/title.ts'
import { UnreadMailsView } from '#app/ui/desk/notices/unread-mails-view.tsx'

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requireStaff(request)
  const page = await listPoison(ctx, new URL(request.url).searchParams.get('before'))
  return { ...page, result: actionResult(request), now: ctx.now }
}

export const meta: MetaFunction = ({ matches }) => deskTitle(matches, 'unreadMail.title')

export default function UnreadMails() {
  return <UnreadMailsView {...useLoaderData<typeof loader>()} />
}
