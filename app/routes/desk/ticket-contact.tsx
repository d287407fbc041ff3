import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useParams, type MetaFunction } from '@remix-run/react'
import { revealContact } from '#app/domain/tickets/reveal.ts'
import { requireStaff } from '#app/http/staff.ts'
import { RevealedView } from '#app/ui/desk/ticket/revealed-contact.tsx'
import { deskTitle } from '#app/ui/desk/title.ts'

/** The plain contact is an answer to a POST and nothing else: no address leads to it. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireStaff(request)
  return redirect(`/desk/tickets/${params.number}`)
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await requireStaff(request)
  const { name, mobile, email } = await revealContact(ctx, params.number ?? '')
  return data({ name, mobile, email }, { headers: { 'Cache-Control': 'no-store' } })
}

export const meta: MetaFunction = ({ matches }) => deskTitle(matches, 'contact.revealed')

export default function TicketContact() {
  const { number = '' } = useParams()
  return <RevealedView number={number} contact={useActionData<typeof action>()} />
}
