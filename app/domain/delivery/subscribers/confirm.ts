import { and, eq, gt, sql } from 'drizzle-orm'
import { oneTimeCodes, subscribers } from '#db/schema/index.ts'
import { record } from '#app/domain/ground/audit/record.ts'
import { inTransaction, type Context } from '#app/domain/ground/context.ts'
import { markProven } from '#app/domain/contacts/contacts/proven.ts'
import { conflict, notFound } from '#app/domain/ground/errors/errors.ts'
import { openLink } from '#app/domain/delivery/links/read-link.ts'
import { isHookChannel } from '#app/domain/ground/vocabulary/lanes.ts'
import { confirmIncident, showIncidentAsking, type IncidentAsking } from './confirm-incident.ts'
import {
  isListening,
  lockSubscriber,
  subjectOfSubscriber,
  subscriberById,
  type Preferences,
} from './subscriber.ts'

export type Asking =
  | { about: 'choices'; channel: string; wanted: Preferences; isDone: boolean }
  | ({ about: 'incident' } & IncidentAsking)

/** What a confirmation link asks. Looking changes nothing. Throws notFound for a link that is not ours or too old. */
export async function showAsking(ctx: Context, token: string): Promise<Asking> {
  const ask = await askOf(ctx, await idOf(ctx, token))
  if (isAboutIncident(ask)) return { about: 'incident', ...(await showIncidentAsking(ctx, ask)) }
  const row = ask.subscriberId ? await subscriberById(ctx, ask.subscriberId) : null
  if (!row) throw notFound('link.invalid')
  const isDone = ask.usedAt !== null && isListening(row)
  return { about: 'choices', channel: row.channel, wanted: isDone ? row : (row.wanted ?? row), isDone }
}

/**
 * Makes what was asked for hold. Twice is once. A link that a newer request has overtaken throws conflict: it was for
 * other wishes.
 */
export async function confirmSubscription(ctx: Context, token: string): Promise<void> {
  // Ahead of the transaction, which would take back that a guess was counted.
  const id = await idOf(ctx, token)
  return inTransaction(ctx, async (tx) => {
    const ask = await askOf(tx, id)
    if (isAboutIncident(ask)) return confirmIncident(tx, ask)
    const row = ask.subscriberId ? await lockSubscriber(tx, ask.subscriberId) : null
    if (!row) throw notFound('link.invalid')
    if (ask.usedAt) {
      if (isListening(row)) return
      throw conflict('subscription.used')
    }
    if (row.askedAt && row.askedAt > ask.createdAt) throw conflict('subscription.newer')
    await markProven(tx, ask.contactId)
    await tx.db.update(oneTimeCodes).set({ usedAt: tx.now }).where(eq(oneTimeCodes.id, ask.id))
    const [confirmed] = await tx.db
      .update(subscribers)
      .set({
        ...(row.wanted ?? {}),
        // With the secret that came with this request.
        ...(isHookChannel(row.channel) ? { contactId: ask.contactId } : {}),
        wanted: null,
        confirmedAt: tx.now,
        unsubscribedAt: null,
      })
      .where(eq(subscribers.id, row.id))
      .returning()
    if (!confirmed) throw notFound('link.invalid')
    await record(tx, { action: 'subscriber.confirmed', subject: subjectOfSubscriber(row) })
  })
}

type Ask = typeof oneTimeCodes.$inferSelect

const isAboutIncident = (ask: Ask): ask is Ask & { incidentId: string } => ask.incidentId !== null

async function idOf(ctx: Context, token: string): Promise<string> {
  const id = await openLink(ctx, 'confirm', token)
  if (!id) throw notFound('link.invalid')
  return id
}

async function askOf(ctx: Context, id: string): Promise<Ask> {
  const [ask] = await ctx.db
    .select()
    .from(oneTimeCodes)
    .where(
      and(
        eq(oneTimeCodes.id, id),
        eq(oneTimeCodes.purpose, 'subscribe'),
        gt(oneTimeCodes.expiresAt, sql`now()`),
      ),
    )
  if (!ask) throw notFound('link.invalid')
  return ask
}
