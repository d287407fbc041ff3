import { part, personalMessage } from './declare.ts'
import { quotedMessage } from './quoted-message.ts'
import { sampleNumber, sampleTrackUrl, sampleWords } from './sample-facts.ts'
import { ticketFacts } from './ticket-facts.ts'

type TicketReplied = { number: string; body: string; trackUrl: string }

export const ticketReplied = personalMessage<TicketReplied>({
  group: 'ticket',
  parts: {
    mail: [
      part('mail.replied.subject', 'subject'),
      part('mail.replied.title', 'title'),
      part('mail.replied.how', 'note'),
    ],
    sms: [part('sms.replied', 'sms')],
  },
  samples: {
    usual: (language) => ({
      number: sampleNumber,
      body: sampleWords('answer', language),
      trackUrl: sampleTrackUrl,
    }),
  },
  facts(input) {
    const found = ticketFacts(input)
    return found && { number: found.number, trackUrl: found.trackUrl, body: found.body ?? '' }
  },
  mail: ({ t }, data) => ({
    subject: t('mail.replied.subject', { number: data.number }),
    title: t('mail.replied.title'),
    blocks: [quotedMessage(data.body), { type: 'note', text: t('mail.replied.how') }],
    action: { label: t('mail.action.answer'), url: data.trackUrl },
  }),
  sms: ({ t }, data) => t('sms.replied', { number: data.number, url: data.trackUrl }),
})
