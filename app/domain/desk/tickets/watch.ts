import { addWatchers, removeWatcher } from '#app/domain/desk/watchers/watchers.ts'
import { record } from '#app/domain/ground/audit/record.ts'
import { inTransaction, type Context } from '#app/domain/ground/context.ts'
import { ensure, notFound, unauthorized } from '#app/domain/ground/errors/errors.ts'
import { hasMovedOn } from './moved-on.ts'
import { canSee } from './policy.ts'
import { findTicket, subjectOf } from './ticket.ts'

/**
 * Watches a ticket, or does so no more: who watches is told when its reporter writes. Everybody who may see it may, and
 * who has passed it on may stop. Doing it twice changes nothing. Throws notFound.
 */
export function watchTicket(ctx: Context, number: string, watching: boolean): Promise<void> {
  return inTransaction(ctx, async (tx) => {
    const ticket = await findTicket(tx, number)
    ensure(canSee(tx.actor, ticket) || (await hasMovedOn(tx, ticket)), notFound)
    ensure(tx.actor.type === 'staff', unauthorized)
    const { id } = tx.actor
    const changed = watching ? await addWatchers(tx, ticket.id, [id]) : await removeWatcher(tx, ticket.id, id)
    if (!changed) return
    await record(tx, {
      action: watching ? 'ticket.watched' : 'ticket.unwatched',
      subject: subjectOf(ticket),
    })
  })
}
