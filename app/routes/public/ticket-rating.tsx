import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { notFound } from '#app/domain/errors.ts'
import { answerSurvey, parseSurveyAnswer } from '#app/domain/surveys/answer.ts'
import { showOwnTicket } from '#app/domain/tickets/show-own.ts'
import { ratingOf } from '#app/routes/public/rating-of.ts'
import { actOnTicket } from '#app/routes/public/act-on-ticket.ts'
import { ownTicketPage } from '#app/routes/public/own-ticket.ts'
import { privatePage } from '#app/routes/public/private-page.ts'
import { TicketPage, ticketMeta } from '#app/routes/public/ticket-page.tsx'

export function loader({ request, params }: LoaderFunctionArgs) {
  return ownTicketPage(request, params.number ?? '')
}

export function action(args: ActionFunctionArgs) {
  return actOnTicket(args, async (ctx, form) => {
    const answer = parseSurveyAnswer(ratingOf(form))
    const { survey } = await showOwnTicket(ctx, 'zh-CN')
    if (!survey) throw notFound()
    await answerSurvey(ctx, survey.id, answer, 'track')
    return { done: 'rated' }
  })
}

export const headers = privatePage
export const meta = ticketMeta
export default TicketPage
