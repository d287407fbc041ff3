import type { ActionFunctionArgs } from '@remix-run/node'
import { linkTickets } from '#app/domain/incidents/link-tickets.ts'
import { requireStaff } from '#app/http/staff.ts'
import { answered, backOf } from '#app/routes/desk/answered.ts'
import { textOf } from '#app/routes/desk/form-values.ts'

/** Puts tickets into the scope of an incident, or takes them out of it. */
export async function action({ request }: ActionFunctionArgs) {
  const ctx = await requireStaff(request)
  const form = await request.formData()
  const numbers = form.getAll('ticket').map((number) => (typeof number === 'string' ? number : ''))
  const remove = form.get('remove') === 'yes'
  return answered(backOf(form, '/desk/tickets'), remove ? 'unlinked' : 'linked', () =>
    linkTickets(ctx, textOf(form, 'incident'), remove ? { remove: numbers } : { add: numbers }),
  )
}
