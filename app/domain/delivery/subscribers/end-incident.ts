import { and, eq, isNull } from 'drizzle-orm'
import { incidentSubscribers } from '#db/schema/index.ts'
import { record } from '#app/domain/ground/audit/record.ts'
import { inTransaction, type Context } from '#app/domain/ground/context.ts'
import { notFound } from '#app/domain/ground/errors/errors.ts'
import { withdrawFrom } from '#app/domain/delivery/ledger/withdraw-from.ts'
import {
  coveringSubscriber,
  lockIncidentSubscriber,
  namedIncident,
  subjectOfIncidentSubscriber,
  type IncidentSubscriber,
} from './incident-subscriber.ts'
import type { Subscriber } from './subscriber.ts'

/**
 * Ends a subscription to one incident. What waits because of it does not leave any more, unless another subscription
 * with this address is told of the same. Twice is once.
 */
export function endIncidentSubscription(ctx: Context, id: string): Promise<void> {
  return inTransaction(ctx, async (tx) => {
    const row = await lock(tx, id)
    if (row.unsubscribedAt) return
    await set(tx, row, tx.now)
    const incident = await namedIncident(tx, { id: row.incidentId })
    if (!incident || !(await coveringSubscriber(tx, row, incident))) {
      const ending = { state: 'cancelled', failure: 'unsubscribed' } as const
      await withdrawFrom(tx, row, ending, { incidentId: row.incidentId })
    }
    await note(tx, 'subscriber.unsubscribed', row)
  })
}

/** Takes the end back: who holds the link or the code reads the address. */
export function resumeIncidentSubscription(ctx: Context, id: string): Promise<void> {
  return inTransaction(ctx, async (tx) => {
    const row = await lock(tx, id)
    if (!row.unsubscribedAt) return
    await set(tx, row, null)
    await note(tx, 'subscriber.resubscribed', row)
  })
}

/** Whoever wants no more news at an address wants none of single incidents either. In the caller's transaction. */
export async function endAllIncidents(tx: Context, { channel, recipient }: Subscriber): Promise<void> {
  const { incidentId, id } = incidentSubscribers
  const ended = await tx.db
    .update(incidentSubscribers)
    .set({ unsubscribedAt: tx.now })
    .where(and(ofAddress(channel, recipient), isNull(incidentSubscribers.unsubscribedAt)))
    .returning({ id, incidentId })
  for (const row of ended) await note(tx, 'subscriber.unsubscribed', row)
}

/** Those that were ended together with the subscription whose end is taken back. In the caller's transaction. */
export async function resumeIncidentsOf(tx: Context, { channel, recipient, unsubscribedAt }: Subscriber) {
  if (!unsubscribedAt) return
  const { incidentId, id } = incidentSubscribers
  const resumed = await tx.db
    .update(incidentSubscribers)
    .set({ unsubscribedAt: null })
    .where(and(ofAddress(channel, recipient), eq(incidentSubscribers.unsubscribedAt, unsubscribedAt)))
    .returning({ id, incidentId })
  for (const row of resumed) await note(tx, 'subscriber.resubscribed', row)
}

const ofAddress = (channel: string, recipient: string) =>
  and(eq(incidentSubscribers.channel, channel), eq(incidentSubscribers.recipient, recipient))

async function lock(tx: Context, id: string): Promise<IncidentSubscriber> {
  const row = await lockIncidentSubscriber(tx, id)
  if (!row) throw notFound('link.invalid')
  return row
}

const set = (tx: Context, { id }: IncidentSubscriber, unsubscribedAt: Date | null) =>
  tx.db.update(incidentSubscribers).set({ unsubscribedAt }).where(eq(incidentSubscribers.id, id))

const note = (tx: Context, action: string, row: Pick<IncidentSubscriber, 'id' | 'incidentId'>) =>
  record(tx, {
    action,
    subject: subjectOfIncidentSubscriber(row),
    details: { incidentId: row.incidentId },
  })
