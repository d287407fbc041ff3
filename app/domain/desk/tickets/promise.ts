import { and, eq, isNull } from 'drizzle-orm'
import { promises } from '#db/schema/index.ts'
import { record } from '#app/domain/ground/audit/record.ts'
import { inTransaction, type Context } from '#app/domain/ground/context.ts'
import { conflict, ensure, invalid, notFound } from '#app/domain/ground/errors/errors.ts'
import { isUuid, uuidv7 } from '#app/platform/uuid.ts'
import { canSee, worksOn } from './policy.ts'
import { lockTicket, subjectOf } from './ticket.ts'

/** Promises the reporter something until a time; the track page shows it, the sweep alarms when it is late. */
export function makePromise(
  ctx: Context,
  number: string,
  promise: { text: string; dueAt: Date },
): Promise<string> {
  return inTransaction(ctx, async (tx) => {
    const ticket = await lockTicket(tx, number)
    ensure(canSee(tx.actor, ticket), notFound)
    ensure(worksOn(tx.actor, ticket))
    if (!promise.text.trim()) throw invalid([{ field: 'text', message: 'required' }])
    if (promise.dueAt <= tx.now) throw invalid([{ field: 'dueAt', message: 'not_later' }])
    const id = uuidv7(tx.now)
    await tx.db.insert(promises).values({
      id,
      ticketId: ticket.id,
      madeBy: tx.actor.type === 'staff' ? tx.actor.id : null,
      text: promise.text.trim(),
      dueAt: promise.dueAt,
      createdAt: tx.now,
    })
    await record(tx, {
      action: 'ticket.promised',
      subject: subjectOf(ticket),
      details: { promiseId: id, dueAt: promise.dueAt.toISOString() },
    })
    return id
  })
}

export function keepPromise(ctx: Context, number: string, promiseId: string): Promise<void> {
  return inTransaction(ctx, async (tx) => {
    const ticket = await lockTicket(tx, number)
    ensure(canSee(tx.actor, ticket), notFound)
    ensure(worksOn(tx.actor, ticket))
    if (!isUuid(promiseId)) throw notFound()
    const kept = await tx.db
      .update(promises)
      .set({ keptAt: tx.now })
      .where(and(eq(promises.id, promiseId), eq(promises.ticketId, ticket.id), isNull(promises.keptAt)))
      .returning({ id: promises.id })
    if (kept.length === 0) throw conflict('promise.kept_already')
    await record(tx, { action: 'ticket.promise_kept', subject: subjectOf(ticket), details: { promiseId } })
  })
}
