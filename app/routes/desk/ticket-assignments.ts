import type { ActionFunctionArgs } from '@remix-run/node'
import { inTransaction } from '#app/domain/context.ts'
import { assignTicket } from '#app/domain/tickets/assign.ts'
import { requireStaff } from '#app/http/staff.ts'
import { answered, backOf } from '#app/routes/desk/answered.ts'

/** Takes the selected tickets oneself: all of them or none. */
export async function action({ request }: ActionFunctionArgs) {
  const ctx = await requireStaff(request)
  const form = await request.formData()
  const numbers = form.getAll('ticket').map((number) => (typeof number === 'string' ? number : ''))
  return answered(backOf(form, '/desk/tickets'), 'assigned', () =>
    inTransaction(ctx, async (tx) => {
      for (const number of numbers) await assignTicket(tx, number, ctx.actor.id)
    }),
  )
}
