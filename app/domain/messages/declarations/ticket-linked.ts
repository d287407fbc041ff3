import { part, personalMessage } from './declare.ts'
import { sampleIncidentUrl, sampleNumber, sampleTrackUrl, sampleWords } from './sample-facts.ts'
import { ticketFacts } from './ticket-facts.ts'

type TicketLinked = { number: string; title: string; trackUrl: string; incidentUrl: string }

export const ticketLinked = personalMessage<TicketLinked>({
  group: 'ticket',
  parts: {
    mail: [
      part('mail.linked.subject', 'subject'),
      part('mail.linked.title', 'title'),
      part('mail.linked.body', 'text'),
      part('mail.linked.page', 'note'),
    ],
    sms: [part('sms.linked', 'sms')],
  },
  samples: {
    usual: (language) => ({
      number: sampleNumber,
      title: sampleWords('title', language),
      trackUrl: sampleTrackUrl,
      incidentUrl: sampleIncidentUrl,
    }),
  },
  facts(input) {
    const found = ticketFacts(input)
    if (!found?.incident) return null
    const { number, trackUrl, incident } = found
    return { number, trackUrl, title: incident.title, incidentUrl: incident.url }
  },
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
})
