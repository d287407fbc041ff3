import { eq, sql } from 'drizzle-orm'
import { tickets } from '#db/schema/index.ts'
import { endAlarms } from '#app/domain/delivery/alarms/end-alarms.ts'
import { record } from '#app/domain/ground/audit/record.ts'
import { inTransaction, type Context } from '#app/domain/ground/context.ts'
import { ensure, invalid, notFound } from '#app/domain/ground/errors/errors.ts'
import { callSupervised } from './call-staff.ts'
import { canSee, canSupervise } from './policy.ts'
import { lockTicket, subjectOf } from './ticket.ts'

/** A lead or manager puts a ticket under supervision (督办), or ends it. */
export function superviseTicket(
  ctx: Context,
  number: string,
  supervision: { active: boolean; reason: string },
): Promise<void> {
  return inTransaction(ctx, async (tx) => {
    const ticket = await lockTicket(tx, number)
    ensure(canSee(tx.actor, ticket), notFound)
    ensure(canSupervise(tx.actor, ticket))
    if (!supervision.reason.trim()) throw invalid([{ field: 'reason', message: 'required' }])
    await tx.db
      .update(tickets)
      .set({
        supervisedAt: supervision.active ? (ticket.supervisedAt ?? tx.now) : null,
        version: sql`${tickets.version} + 1`,
        lastActivityAt: tx.now,
      })
      .where(eq(tickets.id, ticket.id))
    await record(tx, {
      action: supervision.active ? 'ticket.supervised' : 'ticket.supervision_ended',
      subject: subjectOf(ticket),
      details: { reason: supervision.reason },
    })
    if (supervision.active) await callSupervised(tx, ticket)
    else await endAlarms(tx, subjectOf(ticket), { kinds: ['supervised'] })
  })
}
