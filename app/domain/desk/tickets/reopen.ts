import { findContact } from '#app/domain/contacts/contacts/find-contact.ts'
import { inTransaction, type Context } from '#app/domain/ground/context.ts'
import { conflict } from '#app/domain/ground/errors/errors.ts'
import { notify } from '#app/domain/delivery/ledger/notify.ts'
import { addMessage } from './add-message.ts'
import { lockOwnTicket } from './as-reporter.ts'
import { fileFollowUp } from './follow-up.ts'
import { moveTicket } from './move.ts'
import { subjectOf } from './ticket.ts'

/**
 * The reporter says the matter is not solved. Within the seven days before archiving the ticket is re-opened,
 * afterwards a linked follow-up is filed. Returns the number to go on with.
 */
export function reopenTicket(ctx: Context, reason: string): Promise<string> {
  return inTransaction(ctx, async (tx) => {
    const ticket = await lockOwnTicket(tx)
    if (ticket.state === 'closed') return (await fileFollowUp(tx, ticket, reason)).ticket.number
    if (ticket.state !== 'resolved') throw conflict('ticket.not_resolved')
    await addMessage(tx, ticket, { author: 'reporter', visibility: 'public', body: reason })
    await moveTicket(tx, ticket, { to: 'reopened', action: 'ticket.reopened', details: { by: 'reporter' } })
    await notify(tx, {
      message: 'ticket-reopened',
      subject: subjectOf(ticket),
      contact: await findContact(tx, ticket.contactId),
      ticketId: ticket.id,
    })
    return ticket.number
  })
}
