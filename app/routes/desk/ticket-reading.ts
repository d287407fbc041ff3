import type { ActionFunctionArgs } from '@remix-run/node'
import { markRead } from '#app/domain/desk/tickets/mark-read.ts'
import { requireStaff } from '#app/http/staff.ts'
import { textOf } from '#app/http/forms/fields.ts'

/** Called once a ticket stands on the screen. Its page is also loaded ahead, by a pointer or a key on its row. */
export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await requireStaff(request)
  const shownAt = new Date(textOf(await request.formData(), 'shownAt'))
  await markRead(ctx, params.number ?? '', Number.isNaN(shownAt.getTime()) ? ctx.now : shownAt)
  return new Response(null, { status: 204, headers: { 'Cache-Control': 'no-store' } })
}
