import { audit } from '#app/domain/ground/audit/record.ts'
import type { Context } from '#app/domain/ground/context.ts'
import { trackUrl } from '#app/domain/delivery/links/links.ts'
import type { Language } from '#app/i18n/language.ts'
import { subjectOf, type Ticket } from './ticket.ts'

/**
 * The reporter's own signed link, for the program that has just filed for them. Whoever holds it speaks as the
 * reporter, so it leaves the API in this one answer and each issue of it is audited.
 */
export async function issueTrackUrl(ctx: Context, ticket: Ticket, language: Language): Promise<string> {
  await audit(ctx, { action: 'ticket.link_issued', subject: subjectOf(ticket) })
  return trackUrl(ticket.id, language, ctx.now)
}
