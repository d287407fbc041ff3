import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData, type MetaFunction } from '@remix-run/react'
import { surveyOfRateLink } from '#app/domain/access/track-link.ts'
import { answerSurvey, isLow, parseSurveyAnswer } from '#app/domain/surveys/answer.ts'
import { showSurvey } from '#app/domain/surveys/show.ts'
import { visitor } from '#app/http/visitor.ts'
import { translator } from '#app/i18n/catalogue.ts'
import { refusedFields } from '#app/routes/public/field-words.ts'
import { givenIn } from '#app/routes/public/own-ticket.ts'
import { textOf } from '#app/routes/public/read-form.ts'
import { ratingOf } from '#app/routes/public/rating-of.ts'
import { privatePage } from '#app/routes/public/private-page.ts'
import { placeOf, publicHref } from '#app/ui/page/public-href.ts'
import { pageTitle } from '#app/ui/page/title.ts'
import { RatedView, RateExpiredView, RateView } from '#app/ui/public/rate/rate-view.tsx'

/** Looking changes nothing: mail programs open links too. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const token = params.token ?? ''
  const ctx = visitor()
  const survey = await showSurvey(ctx, surveyOfRateLink(ctx, token))
  const done = new URL(request.url).searchParams.has('done')
  return {
    action: `/rate/${token}`,
    number: survey.ticketNumber,
    given: givenIn(survey.answer),
    changeable: survey.answer !== null,
    low: survey.answer !== null && isLow(survey.answer),
    shows: survey.expired
      ? ('expired' as const)
      : done || !survey.open
        ? ('thanks' as const)
        : ('form' as const),
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const token = params.token ?? ''
  const place = placeOf(new URL(request.url))
  const form = await request.formData()
  const ctx = visitor()
  const surveyId = surveyOfRateLink(ctx, token)
  try {
    await answerSurvey(ctx, surveyId, parseSurveyAnswer(ratingOf(form)), 'link')
  } catch (error) {
    const errors = refusedFields(translator(place.language), error)
    return data({ errors, given: typedIn(form) }, { status: 422 })
  }
  return redirect(publicHref(`/rate/${token}?done=1`, place))
}

function typedIn(form: FormData) {
  const solved = form.get('solved')
  const { aspects } = ratingOf(form)
  return {
    solved: solved === null ? null : solved === 'yes',
    level: form.has('level') ? Number(form.get('level')) : null,
    aspects: Object.fromEntries(
      Object.entries(Object(aspects)).map(([name, level]) => [name, Number(level)]),
    ),
    comment: textOf(form, 'comment'),
  }
}

export const headers = privatePage

export const meta: MetaFunction = ({ location }) => pageTitle(location, 'rate.title')

export default function Rate() {
  const { shows, low, ...survey } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  if (shows === 'expired') return <RateExpiredView />
  if (shows === 'thanks') return <RatedView low={low} />
  return <RateView {...survey} given={refused?.given ?? survey.given} errors={refused?.errors ?? []} />
}
