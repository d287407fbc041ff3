import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData, type MetaFunction } from '@remix-run/react'
import { isLow, parseRating } from '#app/domain/public/feedback/rating.ts'
import { incidentToRate, rateService } from '#app/domain/public/feedback/rate-service.ts'
import { textOf, valuesOf } from '#app/http/forms/fields.ts'
import { orReturned } from '#app/http/forms/returned.ts'
import { sentForm } from '#app/http/forms/sent-form.ts'
import { addressOf, visitor } from '#app/http/visitor.ts'
import { translator } from '#app/i18n/catalogue.ts'
import { formPage } from '#app/routes/public/private-page.ts'
import { placeOf, publicHref } from '#app/ui/page/public-href.ts'
import { isSet, type KeptFormHandle } from '#app/ui/forms/kept-form.ts'
import { pageTitle } from '#app/ui/page/title.ts'
import { FeedbackThanksView, FeedbackView } from '#app/ui/public/feedback/feedback-view.tsx'

/** The service as a whole; `?incident=` asks how that one was handled. */
export async function loader({ request }: LoaderFunctionArgs) {
  const url = new URL(request.url)
  const { language } = placeOf(url)
  const number = url.searchParams.get('incident')
  return {
    incident: number ? await incidentToRate(visitor(), number, language) : null,
    given: { level: '', comment: '', aspects: {} },
    errors: [],
    formKey: crypto.randomUUID(),
    thanks: url.searchParams.get('thanks'),
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const place = placeOf(new URL(request.url))
  const form = await request.formData()
  const ctx = visitor()
  const given = givenIn(valuesOf(form))
  const incident = textOf(form, 'incident') || null
  return orReturned(
    { request, form },
    async () => {
      const rating = parseRating({ ...given, level: given.level || undefined })
      await rateService(ctx, {
        rating,
        incident,
        language: place.language,
        form: await sentForm(request, form, 'visitor'),
        address: addressOf(context),
      })
      return redirect(publicHref(`/feedback?thanks=${isLow(rating) ? 'low' : 'yes'}`, place), 303)
    },
    { t: translator(place.language), mends: ['tooMany'] },
  )
}

function givenIn(values: Record<string, string>) {
  const aspects = Object.entries(values).flatMap(([name, value]) =>
    name.startsWith('aspects.') ? [[name.slice('aspects.'.length), value] as const] : [],
  )
  return {
    level: values.level ?? '',
    comment: values.comment ?? '',
    aspects: Object.fromEntries<string>(aspects),
  }
}

export const headers = formPage

export const handle: KeptFormHandle = {
  keptForm: ({ data }) => (!isSet(data, 'thanks') ? { id: 'feedback-form' } : null),
}

export const meta: MetaFunction = ({ location }) => pageTitle(location, 'feedback.title')

export default function Feedback() {
  const { thanks, ...fresh } = useLoaderData<typeof loader>()
  const returned = useActionData<typeof action>()
  if (!returned && thanks) return <FeedbackThanksView low={thanks === 'low'} />
  return (
    <FeedbackView
      {...fresh}
      {...(returned
        ? { given: givenIn(returned.values), errors: returned.errors, formKey: returned.formKey }
        : {})}
    />
  )
}
