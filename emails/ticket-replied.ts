import type { MessageTemplate } from './content.ts'

export type TicketReplied = { number: string; body: string; trackUrl: string }

export const ticketReplied: MessageTemplate<TicketReplied> = {
  mail: ({ t }, data) => ({
    subject: t('mail.replied.subject', { number: data.number }),
    title: t('mail.replied.title'),
    blocks: [
      { type: 'quote', text: data.body },
      { type: 'note', text: t('mail.replied.how') },
    ],
    action: { label: t('mail.action.answer'), url: data.trackUrl },
  }),
  sms: ({ t }, data) => t('sms.replied', { number: data.number, url: data.trackUrl }),
}

/** The same shape, but we wait for the reporter. */
export const ticketQuestion: MessageTemplate<TicketReplied> = {
  mail: ({ t }, data) => ({
    subject: t('mail.question.subject', { number: data.number }),
    title: t('mail.question.title'),
    blocks: [
      { type: 'quote', text: data.body },
      { type: 'note', text: t('mail.question.how') },
    ],
    action: { label: t('mail.action.answer'), url: data.trackUrl },
  }),
  sms: ({ t }, data) => t('sms.question', { number: data.number, url: data.trackUrl }),
}
