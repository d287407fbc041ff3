import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData, type MetaFunction } from '@remix-run/react'
import { DomainError } from '#app/domain/ground/errors/errors.ts'
import { confirmSubscription, showAsking } from '#app/domain/delivery/subscribers/confirm.ts'
import { translatedText } from '#app/domain/ground/translated/text-in.ts'
import { visitor } from '#app/http/visitor.ts'
import { isKey, translator } from '#app/i18n/catalogue.ts'
import { privatePage } from '#app/routes/public/private-page.ts'
import { manageAddress } from '#app/routes/public/manage-address.ts'
import { preferencesInWords } from '#app/routes/public/preference-words.ts'
import { placeOf, publicHref } from '#app/ui/page/public-href.ts'
import { pageTitle } from '#app/ui/page/title.ts'
import { IncidentLinkView } from '#app/ui/public/subscribe/incident-link-views.tsx'
import { ConfirmedView, ConfirmView } from '#app/ui/public/subscribe/link-views.tsx'

/** Looking changes nothing: mail programs open links too. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const token = params.token ?? ''
  const asking = await showAsking(visitor(context), token)
  const place = placeOf(new URL(request.url))
  const { channel, isDone } = asking
  const shown = { action: `/confirm/${token}`, isDone, channel, manageAt: manageAddress(place) }
  if (asking.about === 'choices') {
    return { ...shown, wished: preferencesInWords(asking.wanted, place.language), incident: null }
  }
  const { isCovered, incident } = asking
  const title = translatedText(incident.title, place.language)
  return { ...shown, wished: null, incident: { ...incident, title, isCovered } }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const token = params.token ?? ''
  const place = placeOf(new URL(request.url))
  try {
    await confirmSubscription(visitor(context), token)
  } catch (error) {
    const key = error instanceof DomainError ? error.reason.replace('.', '.refused.') : ''
    const words = key.replace('subscription.', 'subscribe.')
    if (!(error instanceof DomainError) || !isKey(words)) throw error
    return data({ refused: translator(place.language)(words) }, { status: error.status })
  }
  return redirect(publicHref(`/confirm/${token}`, place))
}

export const headers = privatePage

export const meta: MetaFunction = ({ location }) => pageTitle(location, 'subscribe.confirm')

export default function SubscriptionConfirm() {
  const { action: to, wished, incident, isDone, channel, manageAt } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()?.refused ?? null
  if (!wished) return <IncidentLinkView {...{ action: to, incident, refused, isDone, channel, manageAt }} />
  if (isDone) return <ConfirmedView wished={wished} channel={channel} manageAt={manageAt} />
  return <ConfirmView action={to} wished={wished} refused={refused} />
}
