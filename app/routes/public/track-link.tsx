import { redirect, type LoaderFunctionArgs } from '@remix-run/node'
import { ticketOfTrackLink } from '#app/domain/delivery/codes/track-link.ts'
import { grantPass } from '#app/http/reporter.ts'
import { visitor } from '#app/http/visitor.ts'
import { placeOf, publicHref } from '#app/ui/page/public-href.ts'

/** A signed link is exchanged for a short cookie, and the address is made clean. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const found = await ticketOfTrackLink(visitor(context), params.token ?? '')
  return redirect(publicHref(`/tickets/${found.number}`, placeOf(new URL(request.url))), {
    headers: { 'Set-Cookie': await grantPass(found), 'Cache-Control': 'no-store' },
  })
}

/** Never shown: with a component a refused link is answered by an error page, not by data. */
export default function TrackLink() {
  return null
}
