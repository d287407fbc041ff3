import { redirect, type LoaderFunctionArgs } from '@remix-run/node'
import { canListTickets } from '#app/domain/desk/tickets/policy.ts'
import { requireStaff } from '#app/http/staff.ts'

/** Where the day begins: the command room for those who command, the inbox for those who answer. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { actor } = await requireStaff(request)
  const commands = actor.roles.some((role) => role === 'commander' || role === 'communications')
  // A chosen language is remembered by the page that is shown, which this is not.
  const { search } = new URL(request.url)
  return redirect((commands || !canListTickets(actor) ? '/desk/incidents' : '/desk/tickets') + search)
}
