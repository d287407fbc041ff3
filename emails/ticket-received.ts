import { formatMoment } from '#app/i18n/format.ts'
import type { MessageTemplate } from './content.ts'

export type TicketReceived = {
  number: string
  subject: string
  trackUrl: string
  firstResponseDueAt: Date | null
  incident: { title: string; url: string } | null
}

export const ticketReceived: MessageTemplate<TicketReceived> = {
  mail({ t, language, now }, data) {
    const due = data.firstResponseDueAt
    return {
      subject: t('mail.received.subject', { number: data.number }),
      title: t('mail.received.title'),
      blocks: [
        {
          type: 'facts',
          rows: [
            [t('mail.fact.number'), data.number],
            [t('mail.fact.subject'), data.subject],
            ...(due ? ([[t('mail.fact.firstResponse'), formatMoment(due, now, language)]] as const) : []),
          ],
        },
        { type: 'text', text: t('mail.received.next') },
        ...(data.incident
          ? ([
              {
                type: 'text',
                text: t('mail.received.incident', { title: data.incident.title, url: data.incident.url }),
              },
            ] as const)
          : []),
        { type: 'note', text: t('mail.received.link') },
      ],
      action: { label: t('mail.action.track'), url: data.trackUrl },
    }
  },
  sms: ({ t }, data) => t('sms.received', { number: data.number, url: data.trackUrl }),
}
