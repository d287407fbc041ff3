import { rateLink } from '#app/domain/delivery/links/links.ts'
import { smsAsks, smsTells } from '#app/domain/ground/vocabulary/messages.ts'
import type { Language } from '#app/i18n/language.ts'
import type { Block } from '#emails/content.ts'
import { part, personalMessage } from './declare.ts'
import { quotedMessage } from './quoted-message.ts'
import { sampleNumber, sampleTrackUrl, sampleWords } from './sample-facts.ts'
import { ticketFacts } from './ticket-facts.ts'

type TicketResolved = {
  number: string
  answer: string | null
  /** Language of the answer where it is not the reader's. */
  rateUrl: string
  trackUrl: string
  /** What an SMS says: at night it tells of the end, and another one asks for the rating in the morning. */
  sms: 'both' | 'tells' | 'asks'
}

/** The end of the work and the survey in one message; only an SMS at night is followed by another. */
export const ticketResolved = personalMessage<TicketResolved>({
  group: 'ticket',
  parts: {
    mail: [
      part('mail.resolved.subject', 'subject'),
      part('mail.resolved.title', 'title'),
      part('mail.resolved.ask', 'text'),
      part('mail.resolved.reopen', 'note'),
    ],
    sms: [
      part('sms.resolved', 'sms'),
      part('sms.resolvedAtNight', 'smsNight'),
      part('sms.survey', 'smsMorning'),
    ],
  },
  samples: {
    usual: (language) => sample(language, 'both'),
    night: (language) => sample(language, 'tells'),
    morning: (language) => sample(language, 'asks'),
  },
  facts(input) {
    const found = ticketFacts(input)
    if (!found) return null
    const { number, trackUrl, body, ticket } = found
    const { details, createdAt } = input.notice
    const survey = details.surveyId ?? ticket.id
    return {
      ...{ number, answer: body ?? null, trackUrl },
      rateUrl: input.urlOf(rateLink(survey, createdAt)),
      sms: details.sms === smsTells || details.sms === smsAsks ? details.sms : 'both',
    }
  },
  mail({ t }, data) {
    const answer: Block[] = data.answer ? [quotedMessage(data.answer)] : []
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
  sms({ t }, { number, sms, rateUrl: url, trackUrl }) {
    if (sms === 'tells') return t('sms.resolvedAtNight', { number, url: trackUrl })
    return t(sms === 'asks' ? 'sms.survey' : 'sms.resolved', { number, url })
  },
})

const sample = (language: Language, sms: TicketResolved['sms']): TicketResolved => ({
  number: sampleNumber,
  answer: sampleWords('answer', language),
  rateUrl: 'https://desk.example.invalid/rate/7KM4PX92HFQW',
  trackUrl: sampleTrackUrl,
  sms,
})
