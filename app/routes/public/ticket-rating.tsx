import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { notFound } from '#app/domain/ground/errors/errors.ts'
import { answerSurvey, parseSurveyAnswer } from '#app/domain/desk/ratings/answer-survey.ts'
import { showOwnTicket } from '#app/domain/intake/own-ticket/show-own-ticket.ts'
import { ratingOf } from '#app/routes/public/rating-of.ts'
import { actOnTicket } from '#app/routes/public/act-on-ticket.ts'
import { ownTicketPage } from '#app/routes/public/own-ticket.ts'
import { privatePage } from '#app/routes/public/private-page.ts'
import { ticketHandle, TicketPage, ticketMeta } from '#app/routes/public/ticket-page.tsx'

export function loader({ request, params }: LoaderFunctionArgs) {
  return ownTicketPage(request, params.number ?? '')
}

export function action(args: ActionFunctionArgs) {
  return actOnTicket(args, async (tx, form) => {
    const answer = parseSurveyAnswer(ratingOf(form))
    const { survey } = await showOwnTicket(tx, 'zh-CN')
    if (!survey) throw notFound()
    await answerSurvey(tx, survey.id, answer, 'track')
    return { done: 'rated' }
  })
}

export const headers = privatePage
export const handle = ticketHandle
export const meta = ticketMeta
export default TicketPage
