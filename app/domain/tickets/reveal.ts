import { audit } from '#app/domain/audit/record.ts'
import { findContact } from '#app/domain/contacts/find-contact.ts'
import { openContact, type OpenContact } from '#app/domain/contacts/open-contact.ts'
import type { Context } from '#app/domain/context.ts'
import { ensure, notFound } from '#app/domain/errors.ts'
import { canReveal, canSee } from './policy.ts'
import { findTicket, subjectOf } from './ticket.ts'

/** The plain contact of a ticket, for a call perhaps. Who looked is audited. */
export async function revealContact(ctx: Context, number: string): Promise<OpenContact> {
  const ticket = await findTicket(ctx, number)
  ensure(canSee(ctx.actor, ticket), notFound)
  ensure(canReveal(ctx.actor, ticket))
  await audit(ctx, { action: 'ticket.contact_revealed', subject: subjectOf(ticket) })
  return openContact(await findContact(ctx, ticket.contactId))
}
