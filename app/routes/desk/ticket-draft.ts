import type { ActionFunctionArgs } from '@remix-run/node'
import { saveDraft } from '#app/domain/desk/tickets/draft.ts'
import { requireStaff } from '#app/http/staff.ts'
import { textOf } from '#app/http/forms/fields.ts'

/** Called while somebody types: no page is drawn anew for it. */
export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await requireStaff(request)
  const form = await request.formData()
  const savedAt = await saveDraft(ctx, params.number ?? '', {
    visibility: form.get('visibility') === 'internal' ? 'internal' : 'public',
    body: textOf(form, 'body').slice(0, 20_000),
  })
  return Response.json(
    { savedAt: savedAt?.toISOString() ?? null },
    { headers: { 'Cache-Control': 'no-store' } },
  )
}
