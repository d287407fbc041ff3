import { eq } from 'drizzle-orm'
import { contacts, incidentSubscribers, oneTimeCodes } from '#db/schema/index.ts'
import { record } from '#app/domain/ground/audit/record.ts'
import type { Context } from '#app/domain/ground/context.ts'
import { conflict, notFound } from '#app/domain/ground/errors/errors.ts'
import { markProven } from '#app/domain/contacts/contacts/proven.ts'
import { uuidv7 } from '#app/platform/uuid.ts'
import {
  coveringSubscriber,
  namedIncident,
  subjectOfIncidentSubscriber,
  subscriptionToIncident,
  type NamedIncident,
} from './incident-subscriber.ts'

type Ask = typeof oneTimeCodes.$inferSelect

export type IncidentAsking = {
  channel: string
  incident: Pick<NamedIncident, 'number' | 'title' | 'isOver'>
  isDone: boolean
  /** Told of it by a subscription to news of all kinds: there is nothing to confirm. */
  isCovered: boolean
}

/** What the link of a question about one incident asks. */
export async function showIncidentAsking(
  ctx: Context,
  ask: Ask & { incidentId: string },
): Promise<IncidentAsking> {
  const { incident, channel, current } = await aboutOf(ctx, ask)
  const { recipient } = ask
  return {
    channel,
    incident,
    isDone: current?.unsubscribedAt === null,
    isCovered: (await coveringSubscriber(ctx, { channel, recipient }, incident)) !== null,
  }
}

/** Tells an address of an incident from now on. Twice is once. Throws conflict where it is over. */
export async function confirmIncident(tx: Context, ask: Ask & { incidentId: string }): Promise<void> {
  const { incident, channel, language, current } = await aboutOf(tx, ask)
  if (incident.isOver) throw conflict('subscription.over')
  if (current?.unsubscribedAt === null) return
  if (ask.usedAt) throw conflict('subscription.used')
  await markProven(tx, ask.contactId)
  await tx.db.update(oneTimeCodes).set({ usedAt: tx.now }).where(eq(oneTimeCodes.id, ask.id))
  const fresh = { contactId: ask.contactId, language, confirmedAt: tx.now, unsubscribedAt: null }
  const [row] = await tx.db
    .insert(incidentSubscribers)
    .values({ id: uuidv7(tx.now), incidentId: incident.id, channel, recipient: ask.recipient, ...fresh })
    .onConflictDoUpdate({
      target: [incidentSubscribers.channel, incidentSubscribers.recipient, incidentSubscribers.incidentId],
      set: fresh,
    })
    .returning()
  if (!row) throw new Error('the subscriber was not written')
  await record(tx, {
    action: 'subscriber.confirmed',
    subject: subjectOfIncidentSubscriber(row),
    details: { incidentId: incident.id },
  })
}

async function aboutOf(ctx: Context, ask: Ask & { incidentId: string }) {
  const incident = await namedIncident(ctx, { id: ask.incidentId })
  const [contact] = await ctx.db
    .select({ mobileIndex: contacts.mobileIndex, language: contacts.language })
    .from(contacts)
    .where(eq(contacts.id, ask.contactId))
  if (!incident || !contact) throw notFound('link.invalid')
  const channel = contact.mobileIndex === ask.recipient ? 'sms' : 'email'
  const current = await subscriptionToIncident(ctx, { channel, recipient: ask.recipient }, incident.id)
  return { incident, channel, language: contact.language, current }
}
