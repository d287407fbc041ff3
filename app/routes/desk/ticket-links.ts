import type { ActionFunctionArgs } from '@remix-run/node'
import { linkTickets } from '#app/domain/incidents/incidents/link-tickets.ts'
import { conflict } from '#app/domain/ground/errors/errors.ts'
import { undoable } from '#app/domain/desk/undo/undoable.ts'
import { formValues } from '#app/http/forms/fields.ts'
import { answerButton } from '#app/http/forms/staff-form.ts'

/** Puts tickets into the scope of an incident, or takes them out of it. */
export function action({ request }: ActionFunctionArgs) {
  return answerButton(request, { back: '/desk/tickets' }, async (tx, form) => {
    const { text, list } = formValues(form)
    const remove = text('remove') === 'yes'
    const numbers = list('ticket')
    if (numbers.length === 0) throw conflict('ticket.none_selected')
    const done = remove ? 'unlinked' : 'linked'
    const { undo } = await undoable(tx, { action: done, numbers }, () =>
      linkTickets(tx, text('incident'), remove ? { remove: numbers } : { add: numbers }),
    )
    return { done, ...(undo ? { undo } : {}) }
  })
}
