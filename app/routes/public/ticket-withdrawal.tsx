import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { withdrawTicket } from '#app/domain/desk/tickets/withdraw.ts'
import { textOf } from '#app/http/forms/fields.ts'
import type { Returned } from '#app/http/forms/returned.ts'
import { actOnTicket } from '#app/routes/public/act-on-ticket.ts'
import { ownTicketPage, type OwnTicketPage } from '#app/routes/public/own-ticket.ts'
import { privatePage } from '#app/routes/public/private-page.ts'
import { isOfTicket, ticketHandle, TicketPage, ticketMeta } from '#app/routes/public/ticket-page.tsx'
import type { KeptFormHandle } from '#app/ui/forms/kept-form.ts'
import { withdrawFormId } from '#app/ui/public/ticket/ticket-forms.tsx'
import { WithdrawalView } from '#app/ui/public/ticket/withdrawal-view.tsx'

export function loader({ request, params }: LoaderFunctionArgs) {
  return ownTicketPage(request, params.number ?? '')
}

export function action(args: ActionFunctionArgs) {
  return actOnTicket(args, async (tx, form) => {
    await withdrawTicket(tx, textOf(form, 'reason'))
    return { done: 'withdrawn' }
  })
}

export const headers = privatePage
export const handle: KeptFormHandle = {
  keptForm: (match) =>
    isOfTicket(match.data) && match.data.may.withdraw ? { id: withdrawFormId } : ticketHandle.keptForm(match),
}
export const meta = ticketMeta

export default function Withdrawal() {
  const page: OwnTicketPage = useLoaderData()
  const returned = useActionData<Returned>()
  // What can't be withdrawn any more is shown as it stands; nothing typed is lost.
  if (!page.may.withdraw && !returned?.values.reason) return <TicketPage />
  return (
    <WithdrawalView
      number={page.number}
      subject={page.subject}
      formKey={returned?.formKey ?? page.formKey}
      refused={{
        values: returned?.values ?? {},
        errors: returned?.errors.filter(({ field }) => field !== '') ?? [],
      }}
      problem={returned?.errors.find(({ field }) => field === '')?.message ?? null}
    />
  )
}
