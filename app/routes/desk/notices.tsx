import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData, type MetaFunction } from '@remix-run/react'
import { listNotices } from '#app/domain/delivery/broadcasts/notice.ts'
import { canHandleMails } from '#app/domain/delivery/inbound-mails/policy.ts'
import { canCommand } from '#app/domain/people/roles/may.ts'
import { countsOf } from '#app/domain/delivery/ledger/notice-counts.ts'
import { requireStaff } from '#app/http/staff.ts'
import { NoticesView } from '#app/ui/desk/notices/notices-view.tsx'
import { deskTitle } from '#app/ui/desk/title.ts'

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requireStaff(request)
  const notices = await listNotices(ctx)
  return {
    notices: notices.map(({ notice, title }) => ({
      ...countsOf(notice),
      message: notice.message,
      title,
      createdAt: notice.createdAt,
    })),
    maySuppress: canCommand(ctx.actor),
    mayHandleMails: canHandleMails(ctx.actor),
    now: ctx.now,
  }
}

export const meta: MetaFunction = ({ matches }) => deskTitle(matches, 'desk.notices')

export default function Notices() {
  return <NoticesView {...useLoaderData<typeof loader>()} />
}
