import type { ActionFunctionArgs } from '@remix-run/node'
import { watchTicket } from '#app/domain/desk/tickets/watch.ts'
import { answerButton } from '#app/http/forms/staff-form.ts'
import { ticketPath } from '#app/routes/desk/ticket-path.ts'

export function action({ request, params }: ActionFunctionArgs) {
  const number = params.number ?? ''
  return answerButton(request, { back: ticketPath(request, number) }, async (tx, form) => {
    const watching = form.get('watch') === 'yes'
    await watchTicket(tx, number, watching)
    return watching ? 'watched' : 'unwatched'
  })
}
