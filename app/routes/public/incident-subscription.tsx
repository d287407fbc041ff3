import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData, type MetaFunction } from '@remix-run/react'
import { checkConsent } from '#app/domain/contacts/privacy/check-consent.ts'
import { noticeForForm } from '#app/domain/contacts/privacy/show-privacy-notice.ts'
import { askAboutIncident, findingsOfAddress } from '#app/domain/delivery/subscribers/ask-about-incident.ts'
import { invalid } from '#app/domain/ground/errors/errors.ts'
import { textOf } from '#app/http/forms/fields.ts'
import { orReturned } from '#app/http/forms/returned.ts'
import { sentForm } from '#app/http/forms/sent-form.ts'
import { addressOf, visitor } from '#app/http/visitor.ts'
import { translator } from '#app/i18n/catalogue.ts'
import { incidentOver, incidentToJoin } from '#app/routes/public/incident-to-join.ts'
import { formPage } from '#app/routes/public/private-page.ts'
import { isSet, type KeptFormHandle } from '#app/ui/forms/kept-form.ts'
import { placeOf, publicHref } from '#app/ui/page/public-href.ts'
import { pageTitle } from '#app/ui/page/title.ts'
import { AskedView } from '#app/ui/public/subscribe/subscribe-view.tsx'
import { IncidentOverView, IncidentSubscribeView } from '#app/ui/public/subscribe/incident-subscribe-view.tsx'

/** An incident that can't be subscribed to is said to be over; whether there ever was one of that number is not told. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const url = new URL(request.url)
  const { language } = placeOf(url)
  const ctx = visitor()
  const given = params.number ?? ''
  const incident = await incidentToJoin(given, language)
  const over = incident ? null : await incidentOver(given, language)
  const shown = {
    incident,
    over,
    asked: url.searchParams.get('asked'),
    privacy: await noticeForForm(ctx),
    now: ctx.now,
    formKey: crypto.randomUUID(),
  }
  return data(shown, { status: incident || over ? 200 : 404 })
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const form = await request.formData()
  const place = placeOf(new URL(request.url))
  const ctx = visitor(context)
  return orReturned(
    { request, form },
    async () => {
      const version = textOf(form, 'privacyVersion')
      const address = textOf(form, 'address').trim()
      const agreed = textOf(form, 'consent') === 'yes'
      const consent = await checkConsent(ctx, { agreed, version })
      const findings = [...findingsOfAddress(address), ...consent.findings]
      if (findings.length > 0) throw invalid(findings)
      const number = params.number ?? ''
      const channel = await askAboutIncident(
        ctx,
        { number, address, language: place.language },
        {
          address: addressOf(context),
          privacyVersion: Number(version),
          sent: await sentForm(request, form, 'visitor'),
        },
      )
      return redirect(publicHref(`/subscribe/incidents/${number}?asked=${channel}`, place))
    },
    { t: translator(place.language), mends: ['tooMany'], tooManyAt: 'address' },
  )
}

export const headers = formPage

export const handle: KeptFormHandle = {
  keptForm: ({ data: shown }) =>
    isSet(shown, 'incident') && !isSet(shown, 'asked') ? { id: 'subscribe-form' } : null,
}

export const meta: MetaFunction = ({ location }) => pageTitle(location, 'subscribe.incident.title')

export default function IncidentSubscription() {
  const { incident, over, asked, privacy, now, formKey } = useLoaderData<typeof loader>()
  const returned = useActionData<typeof action>()
  if (!incident) return <IncidentOverView over={over} now={now} />
  if (asked && !returned)
    return <AskedView channel={asked} again={`/subscribe/incidents/${incident.number}`} />
  const { address = '', consent } = returned?.values ?? {}
  return (
    <IncidentSubscribeView
      incident={incident}
      values={{ address, consent: consent === 'yes' }}
      errors={returned?.errors ?? []}
      privacy={{ notice: privacy, now }}
      formKey={returned?.formKey ?? formKey}
    />
  )
}
