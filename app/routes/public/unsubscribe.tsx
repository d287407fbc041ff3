import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData, type MetaFunction } from '@remix-run/react'
import {
  resubscribeByLink,
  showSubscriptionOfLink,
  unsubscribeByLink,
} from '#app/domain/delivery/subscribers/unsubscribe.ts'
import { translatedText } from '#app/domain/ground/translated/text-in.ts'
import { visitor } from '#app/http/visitor.ts'
import { manageAddress } from '#app/routes/public/manage-address.ts'
import { privatePage } from '#app/routes/public/private-page.ts'
import { placeOf } from '#app/ui/page/public-href.ts'
import { pageTitle } from '#app/ui/page/title.ts'
import { IncidentEndView } from '#app/ui/public/subscribe/incident-link-views.tsx'
import {
  ListeningAgainView,
  UnsubscribedView,
  UnsubscribeView,
} from '#app/ui/public/subscribe/link-views.tsx'

/** Looking changes nothing: mail programs open links too. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const token = params.token ?? ''
  const { channel, isListening, incident } = await showSubscriptionOfLink(visitor(context), token)
  const place = placeOf(new URL(request.url))
  return {
    action: `/unsubscribe/${token}`,
    channel,
    isListening,
    incident: incident && {
      number: incident.number,
      title: translatedText(incident.title, place.language),
      isOver: incident.isOver,
      isCovered: incident.isCovered,
    },
    manageAt: manageAddress(place),
  }
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
  const { action: to, channel, isListening, incident, manageAt } = useLoaderData<typeof loader>()
  const again = useActionData<typeof action>()?.again ?? false
  if (incident)
    return <IncidentEndView {...{ action: to, incident, isListening, again, channel, manageAt }} />
  if (again) return <ListeningAgainView channel={channel} manageAt={manageAt} />
  return isListening ? <UnsubscribeView action={to} channel={channel} /> : <UnsubscribedView action={to} />
}
