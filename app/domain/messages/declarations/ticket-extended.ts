import { formatDated } from '#app/i18n/format.ts'
import { part, personalMessage } from './declare.ts'
import { quotedMessage } from './quoted-message.ts'
import { sampleDue, sampleNumber, sampleTrackUrl, sampleWords } from './sample-facts.ts'
import { ticketFacts } from './ticket-facts.ts'

type TicketExtended = { number: string; reason: string; until: Date; trackUrl: string }

export const ticketExtended = personalMessage<TicketExtended>({
  group: 'ticket',
  parts: {
    mail: [part('mail.extended.subject', 'subject'), part('mail.extended.title', 'title')],
    sms: [part('sms.extended', 'sms')],
  },
  samples: {
    usual: (language) => ({
      number: sampleNumber,
      reason: sampleWords('news', language),
      until: sampleDue,
      trackUrl: sampleTrackUrl,
    }),
  },
  facts(input) {
    const found = ticketFacts(input)
    if (!found) return null
    const { number, trackUrl, body = '' } = found
    const { details, createdAt } = input.notice
    return { number, trackUrl, reason: body, until: new Date(details.until ?? createdAt) }
  },
  mail: ({ t, language, now }, data) => ({
    subject: t('mail.extended.subject', { number: data.number }),
    title: t('mail.extended.title'),
    blocks: [
      { type: 'facts', rows: [[t('mail.fact.newTime'), formatDated(data.until, now, language)]] },
      quotedMessage(data.reason, t('mail.extended.reason')),
    ],
    action: { label: t('mail.action.track'), url: data.trackUrl },
  }),
  sms: ({ t, language, now }, data) =>
    t('sms.extended', {
      number: data.number,
      until: formatDated(data.until, now, language),
      url: data.trackUrl,
    }),
})
