import { part, personalMessage } from './declare.ts'
import { sampleNumber, sampleTrackUrl } from './sample-facts.ts'
import { ticketFacts } from './ticket-facts.ts'

type TicketKnown = { number: string; trackUrl: string }

/** Sent instead of a second ticket about the same invoice (R5): the link goes to the contact, never onto the page. */
export const ticketKnown = personalMessage<TicketKnown>({
  group: 'ticket',
  parts: {
    mail: [
      part('mail.known.subject', 'subject'),
      part('mail.known.title', 'title'),
      part('mail.known.body', 'text'),
    ],
    sms: [part('sms.known', 'sms')],
  },
  samples: {
    usual: () => ({ number: sampleNumber, trackUrl: sampleTrackUrl }),
  },
  facts: ticketFacts,
  mail: ({ t }, data) => ({
    subject: t('mail.known.subject', { number: data.number }),
    title: t('mail.known.title'),
    blocks: [
      { type: 'text', text: t('mail.known.body') },
      { type: 'facts', rows: [[t('mail.fact.number'), data.number]] },
    ],
    action: { label: t('mail.action.track'), url: data.trackUrl },
  }),
  sms: ({ t }, data) => t('sms.known', { number: data.number, url: data.trackUrl }),
})
