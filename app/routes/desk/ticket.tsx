import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { sendReply } from '#app/domain/desk/tickets/send-reply.ts'
import { answerForm } from '#app/http/forms/staff-form.ts'
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
    const view = new URL(request.url).searchParams.get('view')
    return `/desk/tickets/${number}?${view ? `view=${encodeURIComponent(view)}&` : ''}done=${reply.way}`
  })
}

export const shouldRevalidate = revalidateTicket
export const meta = ticketMeta
export default TicketPage
