import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData, type MetaFunction } from '@remix-run/react'
import { readOutbox } from '#app/domain/delivery/ledger/outbox.ts'
import { requireStaff } from '#app/http/staff.ts'
import { OutboxView } from '#app/ui/desk/notices/outbox-view.tsx'
import { deskTitle } from '#app/ui/desk/title.ts'

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requireStaff(request)
  const to = new URL(request.url).searchParams.get('to') ?? ''
  const letters = await readOutbox(ctx, { to })
  return {
    letters: letters.map(({ id, channel, to: address, subject, text, html, noticeId, at }) => ({
      id,
      channel,
      to: address,
      subject: subject ?? null,
      text,
      html: html ?? null,
      noticeId,
      at,
    })),
    to,
    now: ctx.now,
  }
}

export const meta: MetaFunction = ({ matches }) => deskTitle(matches, 'desk.outbox')

export default function Outbox() {
  return <OutboxView {...useLoaderData<typeof loader>()} />
}
