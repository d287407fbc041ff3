import type { ActionFunctionArgs } from '@remix-run/node'
import { surveyOfRateLink } from '#app/domain/delivery/codes/track-link.ts'
import { answerSurvey, parseSurveyAnswer } from '#app/domain/desk/ratings/answer-survey.ts'
import { answerPublicApi, json, readJson } from '#app/http/api.ts'
import { visitor } from '#app/http/visitor.ts'

export function action(args: ActionFunctionArgs) {
  return answerPublicApi(args, async (ctx) => {
    const surveyId = await surveyOfRateLink(visitor(args.context), args.params.token ?? '')
    const { value } = await readJson(args.request)
    await answerSurvey(ctx, surveyId, parseSurveyAnswer(value), 'api')
    return json({ recorded: true })
  })
}
