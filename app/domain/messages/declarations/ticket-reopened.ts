import { part, personalMessage } from './declare.ts'
import { sampleNumber, sampleTrackUrl } from './sample-facts.ts'
import { ticketFacts } from './ticket-facts.ts'

type TicketReopened = { number: string; trackUrl: string }

export const ticketReopened = personalMessage<TicketReopened>({
  group: 'ticket',
  parts: {
    mail: [
      part('mail.reopened.subject', 'subject'),
      part('mail.reopened.title', 'title'),
      part('mail.reopened.body', 'text'),
    ],
    sms: [part('sms.reopened', 'sms')],
  },
  samples: {
    usual: () => ({ number: sampleNumber, trackUrl: sampleTrackUrl }),
  },
  facts: ticketFacts,
  mail: ({ t }, data) => ({
    subject: t('mail.reopened.subject', { number: data.number }),
    title: t('mail.reopened.title'),
    blocks: [{ type: 'text', text: t('mail.reopened.body') }],
    action: { label: t('mail.action.track'), url: data.trackUrl },
  }),
  sms: ({ t }, data) => t('sms.reopened', { number: data.number, url: data.trackUrl }),
})
