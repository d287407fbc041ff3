import type { MessageTemplate } from './content.ts'

export type TicketKnown = { number: string; trackUrl: string }

/** Sent instead of a second ticket about the same invoice (R5): the link goes to the contact, never onto the page. */
export const ticketKnown: MessageTemplate<TicketKnown> = {
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
}
