import { useActionData, useLoaderData, type MetaFunction } from '@remix-run/react'
import type { Returned } from '#app/http/forms/returned.ts'
import type { OwnTicketPage } from '#app/routes/public/own-ticket.ts'
import { pageTitle } from '#app/ui/page/title.ts'
import { typedRating } from '#app/ui/public/rate/typed-rating.ts'
import { TicketView } from '#app/ui/public/ticket/ticket-view.tsx'

/** The page of one's own ticket, also under the addresses its forms are sent to. */
export function TicketPage() {
  const page: OwnTicketPage = useLoaderData()
  const returned = useActionData<Returned>()
  const errors = returned?.errors.filter(({ field }) => field !== '') ?? []
  const rated = returned?.at.endsWith('/rating')
  return (
    <TicketView
      {...page}
      formKey={returned?.formKey ?? page.formKey}
      rating={
        page.rating && {
          given: rated && returned ? typedRating(returned.values) : page.rating.given,
          errors: rated ? errors : [],
        }
      }
      refused={{ values: rated ? {} : (returned?.values ?? {}), errors: rated ? [] : errors }}
      problem={returned?.errors.find(({ field }) => field === '')?.message ?? null}
    />
  )
}

export const ticketMeta: MetaFunction = ({ location, params }) =>
  pageTitle(location, 'ticket.title', { number: params.number ?? '' })
