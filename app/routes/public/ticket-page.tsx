import { useActionData, useLoaderData, type MetaFunction } from '@remix-run/react'
import type { Returned } from '#app/http/forms/returned.ts'
import type { OwnTicketPage } from '#app/routes/public/own-ticket.ts'
import { noFiles } from '#app/ui/forms/kept-files.tsx'
import type { KeptFormHandle } from '#app/ui/forms/kept-form.ts'
import { replyFormId } from '#app/ui/public/ticket/ticket-forms.tsx'
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
      answerFiles={returned?.files ?? noFiles}
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

/** The answer is what is longest to write: it goes along to another language or text size. */
export const ticketHandle: KeptFormHandle = {
  keptForm: ({ data, params }) =>
    mayAnswer(data) ? { id: replyFormId, path: `/tickets/${params.number}/messages` } : null,
}

const mayAnswer = (page: unknown) => isOfTicket(page) && page.may.answer

export const isOfTicket = (page: unknown): page is Pick<OwnTicketPage, 'may'> =>
  typeof page === 'object' && page !== null && 'may' in page

export const ticketMeta: MetaFunction = ({ location, params }) =>
  pageTitle(location, 'ticket.title', { number: params.number ?? '' })
