import type { ActionFunctionArgs } from '@remix-run/node'
import { assignTicket } from '#app/domain/desk/tickets/assign.ts'
import { formValues } from '#app/http/forms/fields.ts'
import { answerButton } from '#app/http/forms/staff-form.ts'

/** Takes the selected tickets oneself: all of them or none. */
export function action({ request }: ActionFunctionArgs) {
  return answerButton(request, { back: '/desk/tickets', done: 'assigned' }, async (tx, form) => {
    for (const number of formValues(form).list('ticket')) await assignTicket(tx, number, tx.actor.id)
  })
}
