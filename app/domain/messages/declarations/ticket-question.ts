import { part, personalMessage } from './declare.ts'
import { quotedMessage } from './quoted-message.ts'
import { sampleNumber, sampleTrackUrl, sampleWords } from './sample-facts.ts'
import { ticketFacts } from './ticket-facts.ts'

type TicketQuestion = { number: string; body: string; trackUrl: string }

/** A reply after which we wait for the reporter. */
export const ticketQuestion = personalMessage<TicketQuestion>({
  group: 'ticket',
  parts: {
    mail: [
      part('mail.question.subject', 'subject'),
      part('mail.question.title', 'title'),
      part('mail.question.how', 'note'),
    ],
    sms: [part('sms.question', 'sms')],
  },
  samples: {
    usual: (language) => ({
      number: sampleNumber,
      body: sampleWords('question', language),
      trackUrl: sampleTrackUrl,
    }),
  },
  facts(input) {
    const found = ticketFacts(input)
    return found && { number: found.number, trackUrl: found.trackUrl, body: found.body ?? '' }
  },
  mail: ({ t }, data) => ({
    subject: t('mail.question.subject', { number: data.number }),
    title: t('mail.question.title'),
    blocks: [quotedMessage(data.body), { type: 'note', text: t('mail.question.how') }],
    action: { label: t('mail.action.answer'), url: data.trackUrl },
  }),
  sms: ({ t }, data) => t('sms.question', { number: data.number, url: data.trackUrl }),
})
