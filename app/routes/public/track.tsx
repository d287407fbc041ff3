import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData, type MetaFunction } from '@remix-run/react'
import { requestCode } from '#app/domain/access/request-code.ts'
import { verifyCode } from '#app/domain/access/verify-code.ts'
import { DomainError } from '#app/domain/errors.ts'
import { grantPass } from '#app/http/reporter.ts'
import { addressOf, visitor } from '#app/http/visitor.ts'
import { translator } from '#app/i18n/catalogue.ts'
import { fieldWords } from '#app/routes/public/field-words.ts'
import { textOf } from '#app/routes/public/read-form.ts'
import { formPage } from '#app/routes/public/private-page.ts'
import { placeOf, publicHref } from '#app/ui/page/public-href.ts'
import { pageTitle } from '#app/ui/page/title.ts'
import { TrackAskView, TrackCodeView } from '#app/ui/public/track/track-view.tsx'

export function loader({ request }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url)
  return { number: searchParams.get('number') ?? '', challenge: searchParams.get('challenge') }
}

/** First number and contact, then the code: one address, told apart by what was sent. */
export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData()
  const text = (name: string) => textOf(form, name).trim()
  const place = placeOf(new URL(request.url))
  const t = translator(place.language)

  if (form.has('challenge')) {
    const verified = await verifyCode(visitor(), text('challenge'), text('code'), addressOf(context))
    if (!verified)
      return { errors: [fieldWords(t, { field: 'code', message: 'wrong' })], contact: '', number: '' }
    return redirect(publicHref(`/tickets/${verified.number}`, place), {
      headers: { 'Set-Cookie': await grantPass(verified) },
    })
  }

  const [number, contact] = [text('number'), text('contact')]
  const missing = (['number', 'contact'] as const).filter((field) => text(field) === '')
  if (missing.length > 0) {
    return { errors: missing.map((field) => fieldWords(t, { field, message: 'required' })), number, contact }
  }
  const challenge = await requestCode(visitor(context), {
    number,
    contact,
    address: addressOf(context),
  }).catch(refusalOf)
  if (typeof challenge !== 'string') {
    const reason = challenge.reason === 'sms_budget' ? 'refusal.sms_budget' : 'refusal.tooMany'
    return { errors: [{ field: 'contact', message: t(reason) }], number, contact }
  }
  const query = new URLSearchParams({ number: number.slice(0, 40), challenge })
  return redirect(publicHref(`/track?${query}`, place))
}

/** Too often: said beside the field, nothing typed is lost. */
function refusalOf(error: unknown): DomainError {
  if (error instanceof DomainError && error.kind === 'tooMany') return error
  throw error
}

export const headers = formPage

export const meta: MetaFunction = ({ location }) => pageTitle(location, 'track.title')

export default function Track() {
  const { number, challenge } = useLoaderData<typeof loader>()
  const sent = useActionData<typeof action>()
  const errors = sent?.errors ?? []
  if (challenge) return <TrackCodeView number={number} challenge={challenge} errors={errors} />
  return <TrackAskView number={sent?.number || number} contact={sent?.contact} errors={errors} />
}
