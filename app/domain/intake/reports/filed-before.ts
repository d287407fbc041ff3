import { and, eq } from 'drizzle-orm'
import { apiKeys, tickets } from '#db/schema/index.ts'
import type { Context } from '#app/domain/ground/context.ts'
import type { Ticket } from '#app/domain/desk/tickets/ticket.ts'

/**
 * The ticket that this program has filed under its own name for it, or null. The lock on the key makes a second call
 * with the same name wait for the first and then see its ticket; calls without a name take no lock.
 */
export async function filedBefore(tx: Context, externalId: string): Promise<Ticket | null> {
  const { actor } = tx
  if (actor.type !== 'api') return null
  await tx.db.select({ id: apiKeys.id }).from(apiKeys).where(eq(apiKeys.id, actor.keyId)).for('no key update')
  const [ticket] = await tx.db
    .select()
    .from(tickets)
    .where(and(eq(tickets.apiKeyId, actor.keyId), eq(tickets.externalId, externalId)))
  return ticket ?? null
}
