import type { Frame, MessageTemplate } from '#emails/content.ts'
import { incidentUpdate, type IncidentNews } from '#emails/incident-update.ts'
import { mailHtml, mailText } from '#emails/layout.ts'
import { oneTimeCode } from '#emails/one-time-code.ts'
import { ticketExtended } from '#emails/ticket-extended.ts'
import { ticketKnown } from '#emails/ticket-known.ts'
import { ticketLinked } from '#emails/ticket-linked.ts'
import { ticketReceived } from '#emails/ticket-received.ts'
import { ticketReopened } from '#emails/ticket-reopened.ts'
import { ticketQuestion, ticketReplied } from '#emails/ticket-replied.ts'
import { ticketResolved } from '#emails/ticket-resolved.ts'
import { codeMinutes } from '#app/domain/tickets/code-lifetime.ts'
import { translator } from '#app/i18n/catalogue.ts'
import type { Language } from '#app/i18n/language.ts'
import { codeOf } from '#app/platform/crypto.ts'
import type { Channel } from '#jobs/definitions.ts'
import type { Claimed } from './claim.ts'
import { newsOf, textIn } from './incident-news.ts'
import { incidentUrl, rateUrl, trackUrl } from './links.ts'
import type { Material, Notice } from './material.ts'

export type Rendered = { text: string; subject?: string; html?: string }
type Job = {
  notice: Notice
  row: Claimed
  language: Language
  channel: Channel
  material: Material
  /** Texts that are the same for everybody, by notice and language. */
  shared: Map<string, Rendered>
  now: Date
}

/** Stands in a shared text where each reader's own link goes; nothing a person writes contains it. */
const linkMark = 'https://link.invalid/￼own￼'

/** The message of one ledger row, or null where what it speaks of is gone. */
export function render(job: Job): Rendered | null {
  if (job.notice.message === 'incident-update') return renderNews(job)
  if (job.notice.message === 'one-time-code') return renderCode(job)
  return renderTicket(job)
}

function renderNews(job: Job): Rendered | null {
  const { notice, row, language, material } = job
  const update = material.updates.get(notice.subjectId)
  const incident = update && material.incidents.get(update.incidentId)
  if (!update || !incident) return null
  const key = `${notice.id}:${language}`
  let shared = job.shared.get(key)
  if (!shared) {
    const news: IncidentNews = newsOf(
      incident,
      material.stages.get(incident.id) ?? [],
      update,
      language,
      linkMark,
    )
    shared = fill(incidentUpdate, job, news)
    job.shared.set(key, shared)
  }
  const own = row.ticketId
    ? trackUrl(row.ticketId, language, notice.createdAt)
    : incidentUrl(incident.number, language)
  return personalised(shared, own)
}

function personalised(shared: Rendered, link: string): Rendered {
  const own = (text: string) => text.replaceAll(linkMark, link)
  return {
    text: own(shared.text),
    ...(shared.subject === undefined ? {} : { subject: shared.subject }),
    ...(shared.html === undefined ? {} : { html: own(shared.html) }),
  }
}

function renderCode(job: Job): Rendered | null {
  const code = job.material.codes.get(job.notice.subjectId)
  return code ? fill(oneTimeCode, job, { code: codeOf(code.id), minutes: codeMinutes }) : null
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

function fill<Data>(template: MessageTemplate<Data>, job: Job, data: Data): Rendered {
  const frame: Frame = { t: translator(job.language), language: job.language, now: job.now }
  if (job.channel === 'sms') return { text: template.sms(frame, data) }
  const mail = template.mail(frame, data)
  return { subject: mail.subject, text: mailText(frame, mail), html: mailHtml(frame, mail) }
}
