import type { LoaderFunctionArgs } from '@remix-run/node'
import { ownTicketPage } from '#app/routes/public/own-ticket.ts'
import { privatePage } from '#app/routes/public/private-page.ts'
import { ticketHandle, TicketPage, ticketMeta } from '#app/routes/public/ticket-page.tsx'

export function loader({ request, params }: LoaderFunctionArgs) {
  return ownTicketPage(request, params.number ?? '')
}

export const headers = privatePage
export const handle = ticketHandle
export const meta = ticketMeta
export default TicketPage
