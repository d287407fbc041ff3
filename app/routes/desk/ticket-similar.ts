import type { LoaderFunctionArgs } from '@remix-run/node'
import { similarTickets } from '#app/domain/desk/similar/similar-tickets.ts'
import { requireQuietStaff } from '#app/http/staff.ts'

/** Asked by a ticket's page once it stands there, which therefore waits for none of it. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await requireQuietStaff(request)
  const similar = await similarTickets(ctx, params.number ?? '')
  return Response.json(similar, { headers: { 'Cache-Control': 'no-store' } })
}
