import { rateUrl } from '#app/domain/delivery/links/links.ts'
import type { Block } from '#emails/content.ts'
import { part, personalMessage } from './declare.ts'
import { sampleNumber, sampleTrackUrl, sampleWords } from './sample-facts.ts'
import { ticketFacts } from './ticket-facts.ts'

type TicketResolved = {
  number: string
  answer: string | null
  /** Language of the answer where it is not the reader's. */
  rateUrl: string
  trackUrl: string
}

/** The end of the work and the survey in one message: nobody is written to twice for one resolution. */
export const ticketResolved = personalMessage<TicketResolved>({
  group: 'ticket',
  parts: {
    mail: [
      part('mail.resolved.subject', 'subject'),
      part('mail.resolved.title', 'title'),
      part('mail.resolved.ask', 'text'),
      part('mail.resolved.reopen', 'note'),
    ],
    sms: [part('sms.resolved', 'sms')],
  },
  samples: {
    usual: (language) => ({
      number: sampleNumber,
      answer: sampleWords('answer', language),
      rateUrl: 'https://desk.example.invalid/rate/AbCdEfGhIjKlMnOpQrStUv',
      trackUrl: sampleTrackUrl,
    }),
  },
  facts(input) {
    const found = ticketFacts(input)
    if (!found) return null
    const { number, trackUrl, body, ticket } = found
    const { details, createdAt } = input.notice
    const survey = details.surveyId ?? ticket.id
    return { number, answer: body ?? null, trackUrl, rateUrl: rateUrl(survey, input.language, createdAt) }
  },
  mail({ t }, data) {
    const answer: Block[] = data.answer ? [{ type: 'quote', text: data.answer }] : []
    return {
      subject: t('mail.resolved.subject', { number: data.number }),
      title: t('mail.resolved.title'),
      blocks: [
        ...answer,
        { type: 'text', text: t('mail.resolved.ask') },
        { type: 'note', text: t('mail.resolved.reopen', { url: data.trackUrl }) },
      ],
      action: { label: t('mail.action.rate'), url: data.rateUrl },
    }
  },
  sms: ({ t }, data) => t('sms.resolved', { number: data.number, url: data.rateUrl }),
})
