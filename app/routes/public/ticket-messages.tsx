import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { answerWithFiles } from '#app/domain/desk/tickets/answer-with-files.ts'
import { textOf } from '#app/http/forms/fields.ts'
import { actOnTicket } from '#app/routes/public/act-on-ticket.ts'
import { ownTicketPage } from '#app/routes/public/own-ticket.ts'
import { privatePage } from '#app/routes/public/private-page.ts'
import { ticketHandle, TicketPage, ticketMeta } from '#app/routes/public/ticket-page.tsx'

export function loader({ request, params }: LoaderFunctionArgs) {
  return ownTicketPage(request, params.number ?? '')
}

export function action(args: ActionFunctionArgs) {
  return actOnTicket(args, async (tx, form, files) => {
    const answered = await answerWithFiles(tx, {
      body: textOf(form, 'body'),
      keepClosed: form.get('keepClosed') === 'yes',
      uploads: await files.uploads(),
    })
    if (answered.followUpNumber) return { done: 'followUp', as: answered.followUpNumber }
    return { done: 'sent', hash: `message-${answered.messageId}` }
  })
}

export const headers = privatePage
export const handle = ticketHandle
export const meta = ticketMeta
export default TicketPage
