import type { MessageTemplate } from './content.ts'

export type TicketLinked = { number: string; title: string; trackUrl: string; incidentUrl: string }

export const ticketLinked: MessageTemplate<TicketLinked> = {
  mail: ({ t }, data) => ({
    subject: t('mail.linked.subject', { number: data.number }),
    title: t('mail.linked.title'),
    blocks: [
      { type: 'text', text: t('mail.linked.body', { title: data.title }) },
      { type: 'note', text: t('mail.linked.page', { url: data.incidentUrl }) },
    ],
    action: { label: t('mail.action.track'), url: data.trackUrl },
  }),
  sms: ({ t }, data) => t('sms.linked', { number: data.number, url: data.trackUrl }),
}
