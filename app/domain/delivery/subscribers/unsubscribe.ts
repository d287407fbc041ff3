import { eq } from 'drizzle-orm'
import { subscribers } from '#db/schema/index.ts'
import { record } from '#app/domain/ground/audit/record.ts'
import { inTransaction, type Context } from '#app/domain/ground/context.ts'
import { conflict, notFound } from '#app/domain/ground/errors/errors.ts'
import { openLink } from '#app/domain/delivery/links/read-link.ts'
import { withdrawFrom } from '#app/domain/delivery/ledger/withdraw-from.ts'
import { languageOr, type Language } from '#app/i18n/language.ts'
import {
  endAllIncidents,
  endIncidentSubscription,
  resumeIncidentsOf,
  resumeIncidentSubscription,
} from './end-incident.ts'
import {
  coveringSubscriber,
  incidentSubscriberById,
  namedIncident,
  type NamedIncident,
} from './incident-subscriber.ts'
import { isListening, lockSubscriber, subjectOfSubscriber, subscriberById } from './subscriber.ts'

export type LinkedSubscription = {
  channel: string
  isListening: boolean
  language: Language
  /** The one incident it is about; `isCovered`: news of all kinds goes on telling of it. */
  incident: (NamedIncident & { isCovered: boolean }) | null
}

/** The subscription a link in a message belongs to. Looking changes nothing. Throws notFound. */
export async function showSubscriptionOfLink(ctx: Context, token: string): Promise<LinkedSubscription> {
  const id = await idOf(ctx, token)
  const row = await subscriberById(ctx, id)
  if (row) {
    const { channel, language } = row
    return { channel, isListening: isListening(row), language: languageOr(language), incident: null }
  }
  const own = await incidentSubscriberById(ctx, id)
  const incident = own && (await namedIncident(ctx, { id: own.incidentId }))
  if (!own || !incident) throw notFound('link.invalid')
  const covering = await coveringSubscriber(ctx, own, incident)
  return {
    channel: own.channel,
    isListening: own.unsubscribedAt === null,
    language: languageOr(own.language),
    incident: { ...incident, isCovered: covering !== null },
  }
}

/** Ends a subscription by the link of a message (RFC 8058): at once, without asking back. Twice is once. */
export async function unsubscribeByLink(ctx: Context, token: string): Promise<void> {
  await unsubscribe(ctx, await idOf(ctx, token))
}

/**
 * Ends a subscription; what was to be sent because of it and has not left does not leave any more. That to news of all
 * kinds takes those to single incidents with it: afterwards nothing is sent to the address but news of its own reports.
 */
export function unsubscribe(ctx: Context, id: string): Promise<void> {
  return inTransaction(ctx, async (tx) => {
    const row = await lockSubscriber(tx, id)
    if (!row) return endIncidentSubscription(tx, id)
    if (row.unsubscribedAt) return
    await tx.db
      .update(subscribers)
      .set({ unsubscribedAt: tx.now, wanted: null })
      .where(eq(subscribers.id, row.id))
    await endAllIncidents(tx, row)
    await withdrawFrom(tx, row, { state: 'cancelled', failure: 'unsubscribed' }, 'subscribed')
    await record(tx, { action: 'subscriber.unsubscribed', subject: subjectOfSubscriber(row) })
  })
}

/** Takes an unsubscription back: whoever holds the link reads the address. Throws conflict where nothing was confirmed. */
export async function resubscribeByLink(ctx: Context, token: string): Promise<void> {
  const id = await idOf(ctx, token)
  await inTransaction(ctx, async (tx) => {
    const row = await lockSubscriber(tx, id)
    if (!row && (await incidentSubscriberById(tx, id))) return resumeIncidentSubscription(tx, id)
    if (!row?.confirmedAt) throw conflict('subscription.used')
    if (!row.unsubscribedAt) return
    await resumeIncidentsOf(tx, row)
    await tx.db.update(subscribers).set({ unsubscribedAt: null }).where(eq(subscribers.id, row.id))
    await record(tx, { action: 'subscriber.resubscribed', subject: subjectOfSubscriber(row) })
  })
}

async function idOf(ctx: Context, token: string): Promise<string> {
  const id = await openLink(ctx, 'unsubscribe', token)
  if (!id) throw notFound('link.invalid')
  return id
}
