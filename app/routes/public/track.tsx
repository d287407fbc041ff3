import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData, type MetaFunction } from '@remix-run/react'
import { requestCode } from '#app/domain/delivery/codes/request-code.ts'
import { verifyCode } from '#app/domain/delivery/codes/verify-code.ts'
import { invalid } from '#app/domain/ground/errors/errors.ts'
import { parseTicketNumber, ticketNumberFault } from '#app/domain/ground/numbers/ticket-number.ts'
import { textOf } from '#app/http/forms/fields.ts'
import { orReturned } from '#app/http/forms/returned.ts'
import { sentForm } from '#app/http/forms/sent-form.ts'
import { grantPass } from '#app/http/reporter.ts'
import { addressOf, visitor } from '#app/http/visitor.ts'
import { translator } from '#app/i18n/catalogue.ts'
import { formPage } from '#app/routes/public/private-page.ts'
import { placeOf, publicHref } from '#app/ui/page/public-href.ts'
import { isSet, type KeptFormHandle } from '#app/ui/forms/kept-form.ts'
import { pageTitle } from '#app/ui/page/title.ts'
import { TrackAskView, TrackCodeView } from '#app/ui/public/track/track-view.tsx'

export function loader({ request }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url)
  return {
    number: searchParams.get('number') ?? '',
    challenge: searchParams.get('challenge'),
    formKey: crypto.randomUUID(),
  }
}

/** First number and contact, then the code: one address, told apart by what was sent. */
export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData()
  const text = (name: string) => textOf(form, name).trim()
  const place = placeOf(new URL(request.url))
  const ctx = visitor(context)
  return orReturned(
    { request, form },
    async () => {
      if (form.has('challenge')) {
        const verified = await verifyCode(ctx, text('challenge'), text('code'), addressOf(context))
        if (!verified) throw invalid([{ field: 'code', message: 'wrong' }])
        return redirect(publicHref(`/tickets/${verified.number}`, place), {
          headers: { 'Set-Cookie': await grantPass(verified) },
        })
      }
      const [typed, contact] = [text('number'), text('contact')]
      const token = tokenIn(typed)
      if (token) return redirect(publicHref(`/t/${token}`, place))
      const fault = typed === '' ? null : ticketNumberFault(typed)
      const missing = (['number', 'contact'] as const).filter((field) => text(field) === '')
      const errors = [
        ...missing.map((field) => ({ field, message: 'required' })),
        ...(fault ? [{ field: 'number', message: `ticket_number_${fault}` }] : []),
      ]
      if (errors.length > 0) throw invalid(errors)
      const number = parseTicketNumber(typed) ?? typed
      const sent = await sentForm(request, form, 'visitor')
      const challenge = await requestCode(ctx, { number, contact, address: addressOf(context), sent })
      const query = new URLSearchParams({ number, challenge })
      return redirect(publicHref(`/track?${query}`, place))
    },
    { t: translator(place.language), mends: ['tooMany'], tooManyAt: 'contact' },
  )
}

/** The link of a message opens the ticket by itself: pasted here it leads where it would have led. */
const tokenIn = (typed: string) =>
  parseTicketNumber(typed) === null ? /\/t\/([\w-]{12,200})(?![\w-])/.exec(typed)?.[1] : undefined

export const headers = formPage

export const handle: KeptFormHandle = {
  keptForm: ({ data }) => (!isSet(data, 'challenge') ? { id: 'track-form' } : null),
}

export const meta: MetaFunction = ({ location }) => pageTitle(location, 'track.title')

export default function Track() {
  const { number, challenge, formKey } = useLoaderData<typeof loader>()
  const returned = useActionData<typeof action>()
  const errors = returned?.errors ?? []
  if (challenge) return <TrackCodeView number={number} challenge={challenge} errors={errors} />
  return (
    <TrackAskView
      number={returned?.values.number || number}
      contact={returned?.values.contact}
      formKey={returned?.formKey ?? formKey}
      errors={errors}
    />
  )
}
