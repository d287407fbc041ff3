import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData, type MetaFunction } from '@remix-run/react'
import { isLow, parseRating } from '#app/domain/feedback/rating.ts'
import { incidentToRate, rateService } from '#app/domain/feedback/rate-service.ts'
import { addressOf, visitor } from '#app/http/visitor.ts'
import { translator } from '#app/i18n/catalogue.ts'
import { refusedFields } from '#app/routes/public/field-words.ts'
import { formPage } from '#app/routes/public/private-page.ts'
import { formKeyOf, textOf } from '#app/routes/public/read-form.ts'
import { placeOf, publicHref } from '#app/ui/page/public-href.ts'
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
  const given = givenIn(form)
  const number = textOf(form, 'incident') || null
  try {
    const rating = parseRating({ ...given, level: given.level || undefined })
    await rateService(ctx, {
      rating,
      incident: number,
      language: place.language,
      formKey: formKeyOf(form),
      address: addressOf(context),
    })
    return redirect(publicHref(`/feedback?thanks=${isLow(rating) ? 'low' : 'yes'}`, place), 303)
  } catch (error) {
    const errors = refusedFields(translator(place.language), error)
    const incident = number ? await incidentToRate(ctx, number, place.language) : null
    return data({ incident, given, errors, formKey: textOf(form, 'formKey') }, { status: 422 })
  }
}

function givenIn(form: FormData) {
  const aspects: Record<string, string> = {}
  for (const [name, value] of form) {
    if (name.startsWith('aspects.') && typeof value === 'string')
      aspects[name.slice('aspects.'.length)] = value
  }
  return { level: textOf(form, 'level'), comment: textOf(form, 'comment'), aspects }
}

export const headers = formPage

export const meta: MetaFunction = ({ location }) => pageTitle(location, 'feedback.title')

export default function Feedback() {
  const { thanks, ...fresh } = useLoaderData<typeof loader>()
  const returned = useActionData<typeof action>()
  if (!returned && thanks) return <FeedbackThanksView low={thanks === 'low'} />
  return <FeedbackView {...(returned ?? fresh)} />
}
