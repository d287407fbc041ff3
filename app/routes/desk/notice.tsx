import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData, type MetaFunction } from '@remix-run/react'
import { copyTexts } from '#app/domain/announcements/copy-texts.ts'
import { showNotice } from '#app/domain/announcements/notice.ts'
import { canApprove } from '#app/domain/incidents/policy.ts'
import { deliveryObstacles } from '#app/domain/notifications/obstacles.ts'
import { requireStaff } from '#app/http/staff.ts'
import { said } from '#app/routes/desk/answered.ts'
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
    said: said(request),
    now: ctx.now,
  }
}

export const meta: MetaFunction = ({ matches }) => deskTitle(matches, 'desk.notices')

export default function Notice() {
  return <NoticeView {...useLoaderData<typeof loader>()} />
}
