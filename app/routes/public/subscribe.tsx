import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData, type MetaFunction } from '@remix-run/react'
import { DomainError } from '#app/domain/errors.ts'
import { fieldError } from '#app/domain/reports/report.ts'
import { askToSubscribe } from '#app/domain/subscribers/ask.ts'
import { Subscription } from '#app/domain/subscribers/subscribe.ts'
import { noticeForForm } from '#app/domain/privacy/show.ts'
import { addressOf, visitor } from '#app/http/visitor.ts'
import { translator } from '#app/i18n/catalogue.ts'
import { fieldWords } from '#app/routes/public/field-words.ts'
import { formPage } from '#app/routes/public/private-page.ts'
import { formKeyOf, textOf } from '#app/routes/public/read-form.ts'
import { wishesIn } from '#app/routes/public/wishes.ts'
import { placeOf, publicHref } from '#app/ui/page/public-href.ts'
import { pageTitle } from '#app/ui/page/title.ts'
import { audienceOf, channelsFor, type Audience } from '#app/ui/public/subscribe/channel-words.ts'
import { AskedView, SubscribeView, type AskValues } from '#app/ui/public/subscribe/subscribe-view.tsx'

export async function loader({ request }: LoaderFunctionArgs) {
  const url = new URL(request.url)
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
  const t = translator(place.language)
  const values: AskValues = {
    ...wishesIn(form, place.language),
    channel: textOf(form, 'channel'),
    address: textOf(form, 'address').trim(),
    secret: textOf(form, 'secret').trim(),
    consent: form.get('consent') === 'yes',
  }
  const parsed = Subscription.safeParse(values)
  const findings = parsed.success ? [] : parsed.error.issues.map(fieldError)
  if (!values.consent) findings.push({ field: 'consent', message: 'required' })
  const errors = findings.map((finding) => fieldWords(t, finding))
  if (!parsed.success || errors.length > 0) return data({ values, errors }, { status: 422 })
  try {
    const privacyVersion = Number(textOf(form, 'privacyVersion'))
    const formKey = formKeyOf(form)
    await askToSubscribe(visitor(context), parsed.data, {
      address: addressOf(context),
      privacyVersion,
      formKey,
    })
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    const refused =
      error.kind === 'tooMany'
        ? [{ field: 'address', message: t('refusal.tooMany') }]
        : error.fields.map((finding) => fieldWords(t, finding))
    return data({ values, errors: refused }, { status: error.status })
  }
  return redirect(publicHref(`/subscribe?asked=${parsed.data.channel}`, place))
}

export const headers = formPage

export const meta: MetaFunction = ({ location }) => pageTitle(location, 'subscribe.title')

export default function Subscribe() {
  const { values: fresh, asked, privacy, now, formKey } = useLoaderData<typeof loader>()
  const returned = useActionData<typeof action>()
  if (asked && !returned) return <AskedView channel={asked} />
  const values = returned?.values ?? fresh
  return (
    <SubscribeView
      audience={audienceOf(values.channel)}
      values={values}
      errors={returned?.errors ?? []}
      privacy={{ notice: privacy, now }}
      formKey={formKey}
    />
  )
}
