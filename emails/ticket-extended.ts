import { formatMoment } from '#app/i18n/format.ts'
import type { MessageTemplate } from './content.ts'

export type TicketExtended = { number: string; reason: string; until: Date; trackUrl: string }

export const ticketExtended: MessageTemplate<TicketExtended> = {
  mail: ({ t, language, now }, data) => ({
    subject: t('mail.extended.subject', { number: data.number }),
    title: t('mail.extended.title'),
    blocks: [
      { type: 'facts', rows: [[t('mail.fact.newTime'), formatMoment(data.until, now, language)]] },
      { type: 'quote', text: data.reason, label: t('mail.extended.reason') },
    ],
    action: { label: t('mail.action.track'), url: data.trackUrl },
  }),
  sms: ({ t, language, now }, data) =>
    t('sms.extended', {
      number: data.number,
      until: formatMoment(data.until, now, language),
      url: data.trackUrl,
    }),
}
