import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { sendReply } from '#app/domain/desk/tickets/send-reply.ts'
import { withResult } from '#app/http/forms/action-result.ts'
import { answerForm } from '#app/http/forms/staff-form.ts'
import { ticketPath } from '#app/routes/desk/ticket-path.ts'
import { composed } from '#app/routes/desk/reply-form.ts'
import { loadTicketPage } from '#app/routes/desk/load-ticket-page.ts'
import { revalidateTicket, TicketPage, ticketMeta } from '#app/routes/desk/ticket-page.tsx'

export function loader(args: LoaderFunctionArgs) {
  return loadTicketPage(args)
}

/** Sends a reply or a note. One written on an older state comes back with its text and what has changed since. */
export function action({ request, params }: ActionFunctionArgs) {
  const number = params.number ?? ''
  return answerForm(request, async (tx, form) => {
    const reply = await composed(form)
    await sendReply(tx, number, reply)
    return withResult(ticketPath(request, number), { done: reply.way })
  })
}

export const shouldRevalidate = revalidateTicket
export const meta = ticketMeta
export default TicketPage
