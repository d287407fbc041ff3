import type { ActionFunctionArgs } from '@remix-run/node'
import { undoable } from '#app/domain/desk/undo/undoable.ts'
import { formValues, type FormValues } from '#app/http/forms/fields.ts'
import { withResult } from '#app/http/forms/action-result.ts'
import { answerForm, backOf } from '#app/http/forms/staff-form.ts'
import { listPath, ticketPath } from '#app/routes/desk/ticket-path.ts'
import type { StaffContext } from '#app/http/staff.ts'

type Work = (tx: StaffContext, number: string, values: FormValues) => Promise<unknown>

type Ways = {
  /** Where the next work is. */
  next?: 'ticket' | 'list'
  /** Whether whoever did it may take it back for some seconds. */
  isUndoable?: boolean
}

/** A form about one ticket: the verb is called once, and the ticket's page, or the list it was in, says how it went. */
export function onTicket(
  { request, params }: ActionFunctionArgs,
  done: string,
  work: Work,
  { next = 'ticket', isUndoable = false }: Ways = {},
) {
  const number = params.number ?? ''
  return answerForm(request, async (tx, form) => {
    const act = () => work(tx, number, formValues(form))
    const seconds = isUndoable ? undefined : 0
    const { undo } = await undoable(tx, { action: done, numbers: [number], seconds }, act)
    const to = next === 'list' ? listPath(request) : backOf(form, ticketPath(request, number))
    return withResult(to, { done, ...(undo ? { undo } : {}) })
  })
}
