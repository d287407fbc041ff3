import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useParams, type MetaFunction } from '@remix-run/react'
import { revealContact } from '#app/domain/desk/tickets/reveal.ts'
import { orReturned } from '#app/http/forms/returned.ts'
import { requireStaff, staffOfForm } from '#app/http/staff.ts'
import { RevealedView } from '#app/ui/desk/ticket/revealed-contact.tsx'
import { deskTitle } from '#app/ui/desk/title.ts'

/**
 * The plain contact is an answer to a POST and nothing else: no address leads to it. This runs again beside that
 * answer, so it must not send anybody away: without script the audited contact would be lost.
 */
export async function loader({ request }: LoaderFunctionArgs) {
  await requireStaff(request)
  return null
}

export async function action({ request, params }: ActionFunctionArgs) {
  return orReturned(
    { request, form: await request.formData() },
    async () => {
      const { name, mobile, email } = await revealContact(await staffOfForm(request), params.number ?? '')
      return data({ name, mobile, email }, { headers: { 'Cache-Control': 'no-store' } })
    },
    { mends: ['unauthorized'] },
  )
}

export const meta: MetaFunction = ({ matches }) => deskTitle(matches, 'contact.revealed')

export default function TicketContact() {
  const { number = '' } = useParams()
  const answer = useActionData<typeof action>()
  return <RevealedView number={number} contact={answer && 'at' in answer ? undefined : answer} />
}
