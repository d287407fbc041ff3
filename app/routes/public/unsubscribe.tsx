import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData, type MetaFunction } from '@remix-run/react'
import {
  resubscribeByLink,
  showSubscriptionOfLink,
  unsubscribeByLink,
} from '#app/domain/delivery/subscribers/unsubscribe.ts'
import { visitor } from '#app/http/visitor.ts'
import { manageAddress } from '#app/routes/public/manage-address.ts'
import { privatePage } from '#app/routes/public/private-page.ts'
import { placeOf } from '#app/ui/page/public-href.ts'
import { pageTitle } from '#app/ui/page/title.ts'
import {
  ListeningAgainView,
  UnsubscribedView,
  UnsubscribeView,
} from '#app/ui/public/subscribe/link-views.tsx'

/** Looking changes nothing: mail programs open links too. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const token = params.token ?? ''
  const { channel, isListening } = await showSubscriptionOfLink(visitor(context), token)
  const manageAt = manageAddress(placeOf(new URL(request.url)))
  return { action: `/unsubscribe/${token}`, channel, isListening, manageAt }
}

/** One POST ends it (RFC 8058): no cookie, no question back, no redirect. `again` takes it back. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const token = params.token ?? ''
  const form = await request.formData().catch(() => new FormData())
  const again = form.get('again') === 'yes'
  await (again ? resubscribeByLink(visitor(context), token) : unsubscribeByLink(visitor(context), token))
  return { again }
}

export const headers = privatePage

export const meta: MetaFunction = ({ location }) => pageTitle(location, 'subscribe.end')

export default function Unsubscribe() {
  const { action: to, channel, isListening, manageAt } = useLoaderData<typeof loader>()
  if (useActionData<typeof action>()?.again)
    return <ListeningAgainView channel={channel} manageAt={manageAt} />
  return isListening ? <UnsubscribeView action={to} channel={channel} /> : <UnsubscribedView action={to} />
}
