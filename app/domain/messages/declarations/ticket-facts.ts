import { incidentUrl, trackLink } from '#app/domain/delivery/links/links.ts'
import { textIn } from '#app/domain/ground/translated/text-in.ts'
import type { RenderInput } from '#app/domain/messages/rendering/render-input.ts'

/** What all messages about a ticket may speak of; null where the ticket is gone. */
export function ticketFacts({ notice, language, material, urlOf }: RenderInput) {
  const ticket = material.tickets.get(notice.subjectId)
  if (!ticket) return null
  const { messageId } = notice.details
  const incident = ticket.incidentId ? material.incidents.get(ticket.incidentId) : undefined
  return {
    ticket,
    number: ticket.number,
    trackUrl: urlOf(trackLink(ticket.id, notice.createdAt)),
    /** The words that somebody wrote with it. */
    body: messageId ? material.messages.get(messageId)?.body : undefined,
    incident: incident
      ? { title: textIn(incident.title, language), url: incidentUrl(incident.number, language) }
      : null,
  }
}
