import { listSearch } from '#app/ui/desk/inbox/list-search.ts'

/** A ticket's page with the list beside it that the form was sent from. */
export const ticketPath = (request: Request, number: string): string =>
  `/desk/tickets/${number}${listSearch(new URL(request.url).search)}`

/** That list alone, for what leaves the ticket. */
export const listPath = (request: Request): string =>
  `/desk/tickets${listSearch(new URL(request.url).search)}`
