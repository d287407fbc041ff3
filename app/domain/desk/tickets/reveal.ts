import { audit } from '#app/domain/ground/audit/record.ts'
import { findContact } from '#app/domain/contacts/contacts/find-contact.ts'
import { openContact, type OpenContact } from '#app/domain/contacts/contacts/open-contact.ts'
import type { Context } from '#app/domain/ground/context.ts'
import { ensure, notFound } from '#app/domain/ground/errors/errors.ts'
import { refuseUnreadable } from '#app/domain/ground/errors/refuse-unreadable.ts'
import { canReveal, canSee } from './policy.ts'
import { findTicket, subjectOf } from './ticket.ts'

/**
 * The plain contact of a ticket, for a call perhaps. Who looked is audited. Throws notFound, forbidden, and conflict
 * where it can't be decrypted.
 */
export async function revealContact(ctx: Context, number: string): Promise<OpenContact> {
  const ticket = await findTicket(ctx, number)
  ensure(canSee(ctx.actor, ticket), notFound)
  ensure(canReveal(ctx.actor, ticket))
  const contact = await refuseUnreadable(async () => openContact(await findContact(ctx, ticket.contactId)))
  await audit(ctx, { action: 'ticket.contact_revealed', subject: subjectOf(ticket) })
  return contact
}
