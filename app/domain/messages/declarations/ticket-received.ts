import { isTicketKind, type TicketKind } from '#app/domain/ground/vocabulary/ticket-words.ts'
import { formatDated } from '#app/i18n/format.ts'
import { part, personalMessage } from './declare.ts'
import {
  sampleDue,
  sampleIncidentUrl,
  sampleNumber,
  sampleReportedAt,
  sampleTrackUrl,
  sampleWords,
} from './sample-facts.ts'
import { ticketFacts } from './ticket-facts.ts'

type TicketReceived = {
  number: string
  kind: TicketKind
  reportedAt: Date
  trackUrl: string
  firstResponseDueAt: Date | null
  incident: { title: string; url: string } | null
}

/**
 * Sent before anybody has proven that the contact is theirs: of what was typed it says the kind alone, so that nobody
 * can send words or links of their own through it.
 */
export const ticketReceived = personalMessage<TicketReceived>({
  group: 'ticket',
  parts: {
    mail: [
      part('mail.received.subject', 'subject'),
      part('mail.received.title', 'title'),
      part('mail.received.next', 'text'),
      part('mail.received.incident', 'incidentText'),
      part('mail.received.link', 'note'),
    ],
    sms: [part('sms.received', 'sms')],
  },
  samples: {
    usual: () => ({
      number: sampleNumber,
      kind: 'missing_invoice',
      reportedAt: sampleReportedAt,
      trackUrl: sampleTrackUrl,
      firstResponseDueAt: sampleDue,
      incident: null,
    }),
    incident: (language) => ({
      number: sampleNumber,
      kind: 'missing_invoice',
      reportedAt: sampleReportedAt,
      trackUrl: sampleTrackUrl,
      firstResponseDueAt: sampleDue,
      incident: { title: sampleWords('title', language), url: sampleIncidentUrl },
    }),
  },
  facts(input) {
    const found = ticketFacts(input)
    if (!found) return null
    const { number, trackUrl, incident, ticket } = found
    const { kind, createdAt: reportedAt, firstResponseDueAt } = ticket
    if (!isTicketKind(kind)) return null
    return { number, kind, reportedAt, trackUrl, firstResponseDueAt, incident }
  },
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
            [t('mail.fact.kind'), t(`kind.${data.kind}`)],
            [t('mail.fact.reportedAt'), formatDated(data.reportedAt, now, language)],
            ...(due ? ([[t('mail.fact.firstResponse'), formatDated(due, now, language)]] as const) : []),
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
})
