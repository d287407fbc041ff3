import type { Block, MessageTemplate } from './content.ts'

export type TicketResolved = {
  number: string
  answer: string | null
  /** Language of the answer where it is not the reader's. */
  rateUrl: string
  trackUrl: string
}

/** The end of the work and the survey in one message: nobody is written to twice for one resolution. */
export const ticketResolved: MessageTemplate<TicketResolved> = {
  mail({ t }, data) {
    const answer: Block[] = data.answer ? [{ type: 'quote', text: data.answer }] : []
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
  sms: ({ t }, data) => t('sms.resolved', { number: data.number, url: data.rateUrl }),
}
