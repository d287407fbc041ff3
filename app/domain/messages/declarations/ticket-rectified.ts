import { formatDated, formatDatedDeadline } from '#app/i18n/format.ts'
import { part, personalMessage } from './declare.ts'
import { sampleDue, sampleNumber, sampleTrackUrl } from './sample-facts.ts'
import { ticketFacts } from './ticket-facts.ts'

type TicketRectified = { number: string; until: Date; trackUrl: string }

/** After a low rating: who looks into it again, and by when they answer. */
export const ticketRectified = personalMessage<TicketRectified>({
  group: 'ticket',
  parts: {
    mail: [
      part('mail.rectified.subject', 'subject'),
      part('mail.rectified.title', 'title'),
      part('mail.rectified.body', 'text'),
    ],
    sms: [part('sms.rectified', 'sms')],
  },
  samples: {
    usual: () => ({ number: sampleNumber, until: sampleDue, trackUrl: sampleTrackUrl }),
  },
  facts(input) {
    const found = ticketFacts(input)
    if (!found) return null
    const { details, createdAt } = input.notice
    const { number, trackUrl } = found
    return { number, trackUrl, until: new Date(details.until ?? createdAt) }
  },
  mail: ({ t, language, now }, data) => ({
    subject: t('mail.rectified.subject', { number: data.number }),
    title: t('mail.rectified.title'),
    blocks: [
      { type: 'text', text: t('mail.rectified.body') },
      { type: 'facts', rows: [[t('mail.fact.answerBy'), formatDated(data.until, now, language)]] },
    ],
    action: { label: t('mail.action.track'), url: data.trackUrl },
  }),
  sms: ({ t, language, now }, data) =>
    t('sms.rectified', {
      number: data.number,
      deadline: formatDatedDeadline(data.until, now, language),
      url: data.trackUrl,
    }),
})
