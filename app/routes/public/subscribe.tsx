import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData, type MetaFunction } from '@remix-run/react'
import { invalid } from '#app/domain/ground/errors/errors.ts'
import { fieldErrors } from '#app/domain/ground/errors/field-error.ts'
import { askToSubscribe } from '#app/domain/delivery/subscribers/ask.ts'
import { Subscription } from '#app/domain/delivery/subscribers/subscription.ts'
import { checkConsent } from '#app/domain/contacts/privacy/check-consent.ts'
import { noticeForForm } from '#app/domain/contacts/privacy/show-privacy-notice.ts'
import { parseIncidentNumber } from '#app/domain/ground/numbers/record-numbers.ts'
import { listsOf, textOf, valuesOf } from '#app/http/forms/fields.ts'
import { orReturned } from '#app/http/forms/returned.ts'
import { sentForm } from '#app/http/forms/sent-form.ts'
import { addressOf, visitor } from '#app/http/visitor.ts'
import { translator } from '#app/i18n/catalogue.ts'
import type { Language } from '#app/i18n/language.ts'
import { formPage } from '#app/routes/public/private-page.ts'
import { typedPreferences } from '#app/routes/public/typed-preferences.ts'
import { placeOf, publicHref } from '#app/ui/page/public-href.ts'
import { isSet, type KeptFormHandle } from '#app/ui/forms/kept-form.ts'
import { pageTitle } from '#app/ui/page/title.ts'
import { audienceOf, channelsFor, type Audience } from '#app/ui/public/subscribe/channel-words.ts'
import { AskedView, SubscribeView, type AskValues } from '#app/ui/public/subscribe/subscribe-view.tsx'

export async function loader({ request }: LoaderFunctionArgs) {
  const url = new URL(request.url)
  // Links of former versions: one incident has a page of its own.
  const incident = parseIncidentNumber(url.searchParams.get('incident') ?? '')
  if (incident) throw redirect(publicHref(`/subscribe/incidents/${incident}`, placeOf(url)))
  const audience: Audience = url.searchParams.get('for') === 'groups' ? 'groups' : 'people'
  const values: AskValues = {
    channel: channelsFor(audience)[0] ?? '',
    address: '',
    secret: '',
    kinds: ['incident', 'maintenance'],
    components: [],
    language: placeOf(url).language,
    consent: false,
  }
  const ctx = visitor()
  return {
    values,
    asked: url.searchParams.get('asked'),
    privacy: await noticeForForm(ctx),
    now: ctx.now,
    formKey: crypto.randomUUID(),
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData()
  const place = placeOf(new URL(request.url))
  const ctx = visitor(context)
  return orReturned(
    { request, form },
    async () => {
      const { consent, ...asked } = askedIn(valuesOf(form), listsOf(form), place.language)
      const subscription = Subscription.safeParse(asked)
      const findings = subscription.success ? [] : fieldErrors(subscription.error, asked)
      const version = textOf(form, 'privacyVersion')
      findings.push(...(await checkConsent(ctx, { agreed: consent, version })).findings)
      if (!subscription.success || findings.length > 0) throw invalid(findings)
      await askToSubscribe(ctx, subscription.data, {
        address: addressOf(context),
        privacyVersion: Number(version),
        sent: await sentForm(request, form, 'visitor'),
      })
      return redirect(publicHref(`/subscribe?asked=${subscription.data.channel}`, place))
    },
    { t: translator(place.language), mends: ['tooMany'], tooManyAt: 'address' },
  )
}

function askedIn(
  values: Record<string, string>,
  lists: Record<string, string[]>,
  language: Language,
): AskValues {
  return {
    ...typedPreferences(values, lists, language),
    channel: values.channel ?? '',
    address: values.address?.trim() ?? '',
    secret: values.secret?.trim() ?? '',
    consent: values.consent === 'yes',
  }
}

export const headers = formPage

export const handle: KeptFormHandle = {
  keptForm: ({ data }) => (!isSet(data, 'asked') ? { id: 'subscribe-form' } : null),
}

export const meta: MetaFunction = ({ location }) => pageTitle(location, 'subscribe.title')

export default function Subscribe() {
  const { values: fresh, asked, privacy, now, formKey } = useLoaderData<typeof loader>()
  const returned = useActionData<typeof action>()
  if (asked && !returned) return <AskedView channel={asked} again="/subscribe" />
  const values = returned ? askedIn(returned.values, returned.lists, 'zh-CN') : fresh
  return (
    <SubscribeView
      audience={audienceOf(values.channel)}
      values={values}
      errors={returned?.errors ?? []}
      privacy={{ notice: privacy, now }}
      formKey={returned?.formKey ?? formKey}
    />
  )
}
