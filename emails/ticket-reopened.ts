import type { MessageTemplate } from './content.ts'

export type TicketReopened = { number: string; trackUrl: string }

export const ticketReopened: MessageTemplate<TicketReopened> = {
  mail: ({ t }, data) => ({
    subject: t('mail.reopened.subject', { number: data.number }),
    title: t('mail.reopened.title'),
    blocks: [{ type: 'text', text: t('mail.reopened.body') }],
    action: { label: t('mail.action.track'), url: data.trackUrl },
  }),
  sms: ({ t }, data) => t('sms.reopened', { number: data.number, url: data.trackUrl }),
}
