import { part, personalMessage } from './declare.ts'
import { quotedMessage } from './quoted-message.ts'
import { sampleNumber, sampleTrackUrl, sampleWords } from './sample-facts.ts'
import { ticketFacts } from './ticket-facts.ts'

type TicketCancelled = { number: string; reason: string; trackUrl: string }

export const ticketCancelled = personalMessage<TicketCancelled>({
  group: 'ticket',
  parts: {
    mail: [
      part('mail.cancelled.subject', 'subject'),
      part('mail.cancelled.title', 'title'),
      part('mail.cancelled.body', 'text'),
      part('mail.cancelled.disagree', 'note'),
    ],
    sms: [part('sms.cancelled', 'sms')],
  },
  samples: {
    usual: (language) => ({
      number: sampleNumber,
      reason: sampleWords('ground', language),
      trackUrl: sampleTrackUrl,
    }),
  },
  facts(input) {
    const found = ticketFacts(input)
    return found && { number: found.number, trackUrl: found.trackUrl, reason: found.body ?? '' }
  },
  mail: ({ t }, data) => ({
    subject: t('mail.cancelled.subject', { number: data.number }),
    title: t('mail.cancelled.title'),
    blocks: [
      { type: 'text', text: t('mail.cancelled.body') },
      quotedMessage(data.reason, t('mail.cancelled.reason')),
      { type: 'note', text: t('mail.cancelled.disagree') },
    ],
    action: { label: t('mail.action.track'), url: data.trackUrl },
  }),
  sms: ({ t }, data) => t('sms.cancelled', { number: data.number, url: data.trackUrl }),
})
