import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData, type MetaFunction } from '@remix-run/react'
import { surveyOfRateLink } from '#app/domain/delivery/codes/track-link.ts'
import { answerSurvey, isLow, parseSurveyAnswer } from '#app/domain/desk/ratings/answer-survey.ts'
import { showSurvey } from '#app/domain/desk/surveys/show-survey.ts'
import { onceForm } from '#app/domain/ground/idempotency/once-form.ts'
import { orReturned } from '#app/http/forms/returned.ts'
import { sentForm } from '#app/http/forms/sent-form.ts'
import { visitor } from '#app/http/visitor.ts'
import { translator } from '#app/i18n/catalogue.ts'
import { givenIn } from '#app/routes/public/own-ticket.ts'
import { ratingOf } from '#app/routes/public/rating-of.ts'
import { privatePage } from '#app/routes/public/private-page.ts'
import { placeOf, publicHref } from '#app/ui/page/public-href.ts'
import { isSet, type KeptFormHandle } from '#app/ui/forms/kept-form.ts'
import { pageTitle } from '#app/ui/page/title.ts'
import { typedRating } from '#app/ui/public/rate/typed-rating.ts'
import { RatedView, RateExpiredView, RateView } from '#app/ui/public/rate/rate-view.tsx'

/** Looking changes nothing: mail programs open links too. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const token = params.token ?? ''
  const survey = await showSurvey(visitor(), await surveyOfRateLink(visitor(context), token))
  const done = new URL(request.url).searchParams.has('done')
  return {
    action: `/rate/${token}`,
    number: survey.ticketNumber,
    given: givenIn(survey.answer),
    formKey: crypto.randomUUID(),
    changeable: survey.answer !== null,
    low: survey.answer !== null && isLow(survey.answer),
    shows: survey.expired
      ? ('expired' as const)
      : done || !survey.open
        ? ('thanks' as const)
        : ('form' as const),
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const token = params.token ?? ''
  const place = placeOf(new URL(request.url))
  const form = await request.formData()
  const ctx = visitor()
  const surveyId = await surveyOfRateLink(visitor(context), token)
  return orReturned(
    { request, form },
    async () => {
      const answer = parseSurveyAnswer(ratingOf(form))
      const sent = await sentForm(request, form, surveyId)
      await onceForm(ctx, sent, async (tx) => answerSurvey(tx, surveyId, answer, 'link'))
      return redirect(publicHref(`/rate/${token}?done=1`, place))
    },
    { t: translator(place.language) },
  )
}

export const headers = privatePage

export const handle: KeptFormHandle = {
  keptForm: ({ data }) => (isSet(data, 'shows', 'form') ? { id: 'rate-form' } : null),
}

export const meta: MetaFunction = ({ location }) => pageTitle(location, 'rate.title')

export default function Rate() {
  const { shows, low, ...survey } = useLoaderData<typeof loader>()
  const returned = useActionData<typeof action>()
  if (shows === 'expired') return <RateExpiredView />
  if (shows === 'thanks') return <RatedView low={low} />
  return (
    <RateView
      {...survey}
      given={returned ? typedRating(returned.values) : survey.given}
      errors={returned?.errors ?? []}
      formKey={returned?.formKey ?? survey.formKey}
    />
  )
}
