import {
  useActionData,
  useLoaderData,
  type MetaFunction,
  type ShouldRevalidateFunction,
} from '@remix-run/react'
import type { Returned } from '#app/http/forms/returned.ts'
import { resultOrRefused } from '#app/ui/desk/action-result.tsx'
import { TicketView } from '#app/ui/desk/ticket/ticket-view.tsx'
import { isSignedOut } from '#app/ui/desk/stay-when-signed-out.ts'
import { deskTitle } from '#app/ui/desk/title.ts'
import type { loadTicketPage } from '#app/routes/desk/load-ticket-page.ts'

/** The page of a ticket, also under the addresses its forms are sent to. */
export function TicketPage() {
  const page = useLoaderData<typeof loadTicketPage>()
  const returned = useActionData<Returned>()
  const number = page.view.ticket.number
  const ofComposer = returned?.at === `/desk/tickets/${number}`
  return (
    <TicketView
      key={number}
      {...page}
      result={resultOrRefused(page.result, ofComposer ? undefined : returned)}
      refused={ofComposer && returned ? returned : null}
    />
  )
}

/** After a refused send the page must show what has changed, whatever the status. */
export const revalidateTicket: ShouldRevalidateFunction = (asked) =>
  !isSignedOut(asked) && (asked.formMethod !== undefined || asked.defaultShouldRevalidate)

export const ticketMeta: MetaFunction<typeof loadTicketPage> = ({ data: page, matches }) =>
  page
    ? [{ title: `${page.view.ticket.number} ${page.view.ticket.subject}` }]
    : deskTitle(matches, 'inbox.title')
