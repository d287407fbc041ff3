import { parseInput } from '#app/domain/ground/input/parse-input.ts'
import {
  redirect,
  type ActionFunctionArgs,
  type AppLoadContext,
  type LoaderFunctionArgs,
} from '@remix-run/node'
import { useActionData, useLoaderData, type MetaFunction } from '@remix-run/react'
import { verifySubscriberCode } from '#app/domain/delivery/codes/verify-code.ts'
import { invalid } from '#app/domain/ground/errors/errors.ts'
import { onceForm } from '#app/domain/ground/idempotency/once-form.ts'
import {
  changePreferences,
  Preferences,
  requestManageCode,
  type SubscriptionOwner,
} from '#app/domain/delivery/subscribers/manage.ts'
import {
  setIncidentSubscription,
  subscribedIncidents,
} from '#app/domain/delivery/subscribers/manage-incidents.ts'
import { translatedText } from '#app/domain/ground/translated/text-in.ts'
import { isListening, subscriberChannelIn } from '#app/domain/delivery/subscribers/subscriber.ts'
import { unsubscribe } from '#app/domain/delivery/subscribers/unsubscribe.ts'
import { listsOf, textOf, valuesOf } from '#app/http/forms/fields.ts'
import { orReturned } from '#app/http/forms/returned.ts'
import { sentForm } from '#app/http/forms/sent-form.ts'
import { grantSubscriber, optionalSubscriber } from '#app/http/subscriber.ts'
import { addressOf, visitor } from '#app/http/visitor.ts'
import { translator } from '#app/i18n/catalogue.ts'
import type { Language } from '#app/i18n/language.ts'
import { privatePage } from '#app/routes/public/private-page.ts'
import { typedPreferences } from '#app/routes/public/typed-preferences.ts'
import { placeOf, publicHref, type Place } from '#app/ui/page/public-href.ts'
import { isSet, type KeptFormHandle } from '#app/ui/forms/kept-form.ts'
import { pageTitle } from '#app/ui/page/title.ts'
import {
  ManageAskView,
  ManageCodeView,
  OwnSubscriptionsView,
} from '#app/ui/public/subscribe/manage-views.tsx'

const here = '/subscribe/manage'

export async function loader({ request }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url)
  const own = await optionalSubscriber(request)
  return {
    /** Nothing can be typed where only single incidents are listed. */
    isFilledIn: !own || own.general !== null,
    challenge: searchParams.get('challenge'),
    saved: searchParams.has('saved'),
    formKey: crypto.randomUUID(),
    own: own && (await shownOf(own, placeOf(new URL(request.url)).language)),
  }
}

async function shownOf(own: SubscriptionOwner, language: Language) {
  const { channel, general } = own
  const incidents = await subscribedIncidents(visitor(), own)
  return {
    channel,
    general: general && {
      listening: isListening(general),
      preferences: { components: general.components, kinds: general.kinds, language: general.language },
    },
    incidents: incidents.map(({ incident, ...row }) => ({
      ...row,
      number: incident.number,
      title: translatedText(incident.title, language),
    })),
  }
}

/** First the address, then the code, then the wishes: one address, told apart by what was sent. */
export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData()
  const own = await optionalSubscriber(request)
  const place = placeOf(new URL(request.url))
  return orReturned(
    { request, form },
    async () => {
      if (form.has('challenge')) return enter(form, place, addressOf(context))
      if (form.has('address') || !own) return ask(request, form, context)
      await change(request, form, own)
      return redirect(publicHref(`${here}?saved=1`, place))
    },
    { t: translator(place.language), mends: ['tooMany'], tooManyAt: 'address' },
  )
}

async function ask(request: Request, form: FormData, from: AppLoadContext) {
  const address = textOf(form, 'address').trim()
  const channel = subscriberChannelIn(textOf(form, 'channel'))
  const sent = await sentForm(request, form, 'visitor')
  const challenge = await requestManageCode(visitor(from), channel, address, addressOf(from), sent)
  return redirect(publicHref(`${here}?challenge=${challenge}`, placeOf(new URL(request.url))))
}

async function enter(form: FormData, place: Place, from: string) {
  const id = await verifySubscriberCode(visitor(), textOf(form, 'challenge'), textOf(form, 'code'), from)
  if (!id) throw invalid([{ field: 'code', message: 'wrong' }])
  return redirect(publicHref(here, place), { headers: { 'Set-Cookie': await grantSubscriber(id) } })
}

async function change(request: Request, form: FormData, own: SubscriptionOwner) {
  const { language } = placeOf(new URL(request.url))
  const sent = await sentForm(request, form, own.id)
  const incident = textOf(form, 'incident')
  if (incident) {
    await onceForm(visitor(), sent, (tx) =>
      setIncidentSubscription(tx, own, incident, form.get('wanted') === 'yes'),
    )
    return
  }
  const preferences = form.has('end')
    ? null
    : parseInput(Preferences, typedPreferences(valuesOf(form), listsOf(form), language))
  await onceForm(visitor(), sent, async (tx) => {
    const id = own.general?.id ?? own.id
    if (preferences) await changePreferences(tx, id, preferences)
    else await unsubscribe(tx, id)
  })
}

export const headers = privatePage

export const handle: KeptFormHandle = {
  keptForm: ({ data }) =>
    isSet(data, 'isFilledIn') && !isSet(data, 'challenge') ? { id: 'manage-form' } : null,
}

export const meta: MetaFunction = ({ location }) => pageTitle(location, 'subscribe.manage')

export default function SubscriptionManage() {
  const { own, challenge, saved, ...page } = useLoaderData<typeof loader>()
  const returned = useActionData<typeof action>()
  const errors = returned?.errors ?? []
  const formKey = returned?.formKey ?? page.formKey
  if (challenge) return <ManageCodeView challenge={challenge} errors={errors} />
  if (own) {
    const { general } = own
    return (
      <OwnSubscriptionsView
        {...own}
        general={
          general && returned
            ? { ...general, preferences: typedPreferences(returned.values, returned.lists, 'zh-CN') }
            : general
        }
        errors={errors}
        saved={saved && !returned}
        formKey={formKey}
      />
    )
  }
  return (
    <ManageAskView
      channel={returned?.values.channel || 'email'}
      address={returned?.values.address ?? ''}
      errors={errors}
      formKey={formKey}
    />
  )
}
