import { oneTimeCode } from '#emails/one-time-code.ts'
import { subscriptionConfirm } from '#emails/subscription.ts'
import { ticketExtended } from '#emails/ticket-extended.ts'
import { ticketKnown } from '#emails/ticket-known.ts'
import { ticketLinked } from '#emails/ticket-linked.ts'
import { ticketReceived } from '#emails/ticket-received.ts'
import { ticketReopened } from '#emails/ticket-reopened.ts'
import { ticketQuestion, ticketReplied } from '#emails/ticket-replied.ts'
import { ticketResolved } from '#emails/ticket-resolved.ts'
import { codeMinutes } from '#app/domain/tickets/code-lifetime.ts'
import { codeOf } from '#app/platform/crypto.ts'
import { isHookChannel } from '#jobs/definitions.ts'
import { fill, type Job, type Rendered } from './fill.ts'
import { textIn } from './incident-news.ts'
import { confirmHours, confirmUrl, incidentUrl, rateUrl, trackUrl } from './links.ts'
import { isNews, renderNews } from './render-news.ts'
import { renderTest } from './render-test.ts'

/** The message of one ledger row, or null where what it speaks of is gone. */
export function render(job: Job): Rendered | null {
  const { message } = job.notice
  if (isNews(message)) return renderNews(job)
  if (message === 'one-time-code') return renderCode(job)
  if (message === 'subscription-confirm') return renderConfirmation(job)
  if (message === 'test') return renderTest(job)
  return renderTicket(job)
}

function renderCode(job: Job): Rendered | null {
  const code = job.material.codes.get(job.notice.subjectId)
  return code ? fill(oneTimeCode, job, { code: codeOf(code.id), minutes: codeMinutes }) : null
}

function renderConfirmation(job: Job): Rendered | null {
  const ask = job.material.codes.get(job.notice.subjectId)
  const url = ask ? confirmUrl(ask.id, job.language, ask.createdAt) : null
  return url
    ? fill(subscriptionConfirm, job, { url, hours: confirmHours, toHook: isHookChannel(job.channel) })
    : null
}

function renderTicket(job: Job): Rendered | null {
  const { notice, language, material } = job
  const ticket = material.tickets.get(notice.subjectId)
  if (!ticket) return null
  const { number } = ticket
  const link = trackUrl(ticket.id, language, notice.createdAt)
  const message = notice.details.messageId ? material.messages.get(notice.details.messageId) : undefined
  const incident = ticket.incidentId ? material.incidents.get(ticket.incidentId) : undefined

  switch (notice.message) {
    case 'ticket-received':
      return fill(ticketReceived, job, {
        number,
        subject: ticket.subject,
        trackUrl: link,
        firstResponseDueAt: ticket.firstResponseDueAt,
        incident: incident
          ? { title: textIn(incident.title, language), url: incidentUrl(incident.number, language) }
          : null,
      })
    case 'ticket-known':
      return fill(ticketKnown, job, { number, trackUrl: link })
    case 'ticket-replied':
      return fill(ticketReplied, job, { number, trackUrl: link, body: message?.body ?? '' })
    case 'ticket-question':
      return fill(ticketQuestion, job, { number, trackUrl: link, body: message?.body ?? '' })
    case 'ticket-extended':
      return fill(ticketExtended, job, {
        number,
        trackUrl: link,
        reason: message?.body ?? '',
        until: new Date(notice.details.until ?? notice.createdAt),
      })
    case 'ticket-reopened':
      return fill(ticketReopened, job, { number, trackUrl: link })
    case 'ticket-linked':
      return incident
        ? fill(ticketLinked, job, {
            number,
            trackUrl: link,
            title: textIn(incident.title, language),
            incidentUrl: incidentUrl(incident.number, language),
          })
        : null
    case 'ticket-resolved':
      return fill(ticketResolved, job, {
        number,
        answer: message?.body ?? null,
        trackUrl: link,
        rateUrl: rateUrl(notice.details.surveyId ?? ticket.id, language, notice.createdAt),
      })
    default:
      return null
  }
}
