import { useActionData, useLoaderData, type MetaFunction } from '@remix-run/react'
import type { OwnTicketPage } from '#app/routes/public/own-ticket.ts'
import type { FieldError } from '#app/ui/forms/error-summary.tsx'
import { pageTitle } from '#app/ui/page/title.ts'
import { TicketView } from '#app/ui/public/ticket/ticket-view.tsx'

/** What an action of the page gives back when it was refused: nothing typed is lost. */
export type RefusedAction = { values: Record<string, string>; errors: FieldError[]; problem: string | null }

/** The page of one's own ticket, also under the addresses its forms are sent to. */
export function TicketPage() {
  const page: OwnTicketPage = useLoaderData()
  const refused = useActionData<RefusedAction>()
  const errors = refused?.errors ?? []
  return (
    <TicketView
      {...page}
      rating={page.rating && { ...page.rating, errors: errors.filter(({ field }) => isOfRating(field)) }}
      refused={{ values: refused?.values ?? {}, errors: errors.filter(({ field }) => !isOfRating(field)) }}
      problem={refused?.problem ?? null}
    />
  )
}

const isOfRating = (field: string) => /^(solved|level|comment|aspects)/.test(field)

export const ticketMeta: MetaFunction = ({ location, params }) =>
  pageTitle(location, 'ticket.title', { number: params.number ?? '' })
