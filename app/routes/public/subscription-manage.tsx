import {
  data,
  redirect,
  type ActionFunctionArgs,
  type AppLoadContext,
  type LoaderFunctionArgs,
} from '@remix-run/node'
import { useActionData, useLoaderData, type MetaFunction } from '@remix-run/react'
import { verifySubscriberCode } from '#app/domain/access/verify-code.ts'
import { DomainError } from '#app/domain/errors.ts'
import { fieldError } from '#app/domain/reports/report.ts'
import { changePreferences, Preferences, requestManageCode } from '#app/domain/subscribers/manage.ts'
import { isListening, subscriberChannelIn, type Subscriber } from '#app/domain/subscribers/subscriber.ts'
import { unsubscribe } from '#app/domain/subscribers/unsubscribe.ts'
import { grantSubscriber, optionalSubscriber } from '#app/http/subscriber.ts'
import { addressOf, visitor } from '#app/http/visitor.ts'
import { translator } from '#app/i18n/catalogue.ts'
import { fieldWords } from '#app/routes/public/field-words.ts'
import { privatePage } from '#app/routes/public/private-page.ts'
import { textOf } from '#app/routes/public/read-form.ts'
import { wishesIn } from '#app/routes/public/wishes.ts'
import { placeOf, publicHref } from '#app/ui/page/public-href.ts'
import { pageTitle } from '#app/ui/page/title.ts'
import { ManageAskView, ManageCodeView, PreferencesView } from '#app/ui/public/subscribe/manage-views.tsx'

const here = '/subscribe/manage'

export async function loader({ request }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url)
  const own = await optionalSubscriber(request)
  return {
    challenge: searchParams.get('challenge'),
    saved: searchParams.has('saved'),
    own: own && {
      channel: own.channel,
      listening: isListening(own),
      wishes: { components: own.components, kinds: own.kinds, language: own.language },
    },
  }
}

/** First the address, then the code, then the wishes: one address, told apart by what was sent. */
export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData()
  const own = await optionalSubscriber(request)
  if (form.has('challenge')) return enter(request, form, addressOf(context))
  if (form.has('address') || !own) return ask(request, form, context)
  return change(request, form, own)
}

async function ask(request: Request, form: FormData, from: AppLoadContext) {
  const place = placeOf(new URL(request.url))
  const t = translator(place.language)
  const address = textOf(form, 'address').trim()
  const channel = subscriberChannelIn(textOf(form, 'channel'))
  try {
    const challenge = await requestManageCode(visitor(from), channel, address, addressOf(from))
    return redirect(publicHref(`${here}?challenge=${challenge}`, place))
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    const errors =
      error.kind === 'tooMany'
        ? [{ field: 'address', message: t('refusal.tooMany') }]
        : error.fields.map((finding) => fieldWords(t, finding))
    return data({ errors, address, channel }, { status: error.status })
  }
}

async function enter(request: Request, form: FormData, from: string) {
  const place = placeOf(new URL(request.url))
  const id = await verifySubscriberCode(visitor(), textOf(form, 'challenge'), textOf(form, 'code'), from)
  if (id) {
    return redirect(publicHref(here, place), { headers: { 'Set-Cookie': await grantSubscriber(id) } })
  }
  const wrong = fieldWords(translator(place.language), { field: 'code', message: 'wrong' })
  return data({ errors: [wrong], address: '', channel: '' }, { status: 422 })
}

async function change(request: Request, form: FormData, own: Subscriber) {
  const place = placeOf(new URL(request.url))
  if (form.has('end')) await unsubscribe(visitor(), own.id)
  else {
    const wishes = Preferences.safeParse(wishesIn(form, place.language))
    if (!wishes.success) {
      const t = translator(place.language)
      const errors = wishes.error.issues.map((issue) => fieldWords(t, fieldError(issue)))
      return data({ errors, address: '', channel: '' }, { status: 422 })
    }
    await changePreferences(visitor(), own.id, wishes.data)
  }
  return redirect(publicHref(`${here}?saved=1`, place))
}

export const headers = privatePage

export const meta: MetaFunction = ({ location }) => pageTitle(location, 'subscribe.manage')

export default function SubscriptionManage() {
  const { own, challenge, saved } = useLoaderData<typeof loader>()
  const returned = useActionData<typeof action>()
  const errors = returned?.errors ?? []
  if (challenge) return <ManageCodeView challenge={challenge} errors={errors} />
  if (own) return <PreferencesView {...own} errors={errors} saved={saved && !returned} />
  return (
    <ManageAskView channel={returned?.channel || 'email'} address={returned?.address ?? ''} errors={errors} />
  )
}
