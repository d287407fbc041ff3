import type { LoaderFunctionArgs } from '@remix-run/node'
import { whoIsLooking } from '#app/domain/desk/presence/presence.ts'
import { requireQuietStaff } from '#app/http/staff.ts'

/** Who else looks at the tickets of the query now. */
export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requireQuietStaff(request)
  const looking = await whoIsLooking(ctx, new URL(request.url).searchParams.getAll('ticket'))
  return Response.json(looking, { headers: { 'Cache-Control': 'no-store' } })
}
