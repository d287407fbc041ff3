import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData, type MetaFunction } from '@remix-run/react'
import { copyTexts } from '#app/domain/messages/previews/copy-texts.ts'
import { showNotice } from '#app/domain/delivery/broadcasts/notice.ts'
import { canApprove } from '#app/domain/people/roles/may.ts'
import { deliveryObstacles } from '#app/domain/delivery/ledger/obstacles.ts'
import { requireStaff } from '#app/http/staff.ts'
import { actionResult } from '#app/http/forms/action-result.ts'
import { NoticeView } from '#app/ui/desk/notices/notice-view.tsx'
import { deskTitle } from '#app/ui/desk/title.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await requireStaff(request)
  const shown = await showNotice(ctx, params.id ?? '')
  return {
    ...shown,
    copy: await copyTexts(ctx, params.id ?? ''),
    obstacles: shown.notice.finishedAt
      ? []
      : await deliveryObstacles(ctx, { sleeps: !shown.notice.wakesBecause }),
    may: canApprove(ctx.actor),
    result: actionResult(request),
    now: ctx.now,
  }
}

export const meta: MetaFunction = ({ matches }) => deskTitle(matches, 'desk.notices')

export default function Notice() {
  return <NoticeView {...useLoaderData<typeof loader>()} />
}
