import type { ActionFunctionArgs } from '@remix-run/node'
import { leaveTicket, lookAtTicket } from '#app/domain/desk/presence/presence.ts'
import { requireQuietStaff } from '#app/http/staff.ts'
import { textOf } from '#app/http/forms/fields.ts'

/** Called by a ticket's page while it is looked at, when its reader begins or ends to type, and as it is left. */
export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await requireQuietStaff(request)
  const number = params.number ?? ''
  const form = await request.formData()
  const tabId = textOf(form, 'tab')
  if (form.get('left') === 'yes') await leaveTicket(ctx, number, tabId)
  else await lookAtTicket(ctx, number, { tabId, typing: form.get('typing') === 'yes' })
  return new Response(null, { status: 204, headers: { 'Cache-Control': 'no-store' } })
}
