import { and, desc, eq, isNotNull, isNull } from 'drizzle-orm'
import { incidents, incidentSubscribers } from '#db/schema/index.ts'
import type { Context } from '#app/domain/ground/context.ts'
import type { Translations } from '#app/domain/ground/translated/text-in.ts'
import { findByRecipient, hearsOf, type Subscriber } from './subscriber.ts'

export type IncidentSubscriber = typeof incidentSubscribers.$inferSelect
/** An incident as a subscription to it names it. */
export type NamedIncident = {
  id: string
  number: string
  title: Translations
  components: string[]
  /** Over, or not public any more: there is nothing to be told of it. */
  isOver: boolean
}
type Address = Pick<IncidentSubscriber, 'channel' | 'recipient'>

const { id, number, title, components, resolvedAt } = incidents

/** An incident everybody knows of; null for one that is not public, a drill, or none. */
export async function namedIncident(
  ctx: Context,
  by: { id: string } | { number: string },
): Promise<NamedIncident | null> {
  const [row] = await ctx.db
    .select({ id, number, title, components, resolvedAt })
    .from(incidents)
    .where(
      and(
        'id' in by ? eq(id, by.id) : eq(number, by.number),
        isNotNull(incidents.publishedAt),
        isNull(incidents.drillSince),
      ),
    )
  if (!row) return null
  const { resolvedAt: endedAt, ...incident } = row
  return { ...incident, isOver: endedAt !== null }
}

export const subjectOfIncidentSubscriber = ({ id: of }: Pick<IncidentSubscriber, 'id'>) => ({
  type: 'incident_subscriber',
  id: of,
})

export async function incidentSubscriberById(ctx: Context, of: string): Promise<IncidentSubscriber | null> {
  const [row] = await ctx.db.select().from(incidentSubscribers).where(eq(incidentSubscribers.id, of))
  return row ?? null
}

export async function lockIncidentSubscriber(tx: Context, of: string): Promise<IncidentSubscriber | null> {
  const [row] = await tx.db
    .select()
    .from(incidentSubscribers)
    .where(eq(incidentSubscribers.id, of))
    .for('update')
  return row ?? null
}

/** What an address was told of one incident by, also where that was ended; null where nobody asked for it. */
export async function subscriptionToIncident(
  ctx: Context,
  { channel, recipient }: Address,
  incidentId: string,
): Promise<IncidentSubscriber | null> {
  const [row] = await ctx.db
    .select()
    .from(incidentSubscribers)
    .where(
      and(
        eq(incidentSubscribers.channel, channel),
        eq(incidentSubscribers.recipient, recipient),
        eq(incidentSubscribers.incidentId, incidentId),
      ),
    )
  return row ?? null
}

/** All that an address was subscribed to, the newest first; with what is over and what was ended. */
export const subscriptionsToIncidents = (ctx: Context, address: Address): Promise<IncidentSubscriber[]> =>
  ctx.db
    .select()
    .from(incidentSubscribers)
    .where(
      and(
        eq(incidentSubscribers.channel, address.channel),
        eq(incidentSubscribers.recipient, address.recipient),
      ),
    )
    .orderBy(desc(incidentSubscribers.confirmedAt), incidentSubscribers.id)
    .limit(mostShown)

/** Of one address; each was confirmed by hand. */
const mostShown = 100

/** The subscription to news of all kinds by which an address hears of this incident anyway; null where there is none. */
export async function coveringSubscriber(
  ctx: Context,
  { channel, recipient }: Address,
  incident: Pick<NamedIncident, 'components'>,
): Promise<Subscriber | null> {
  const general = await findByRecipient(ctx, channel, [recipient])
  return general && hearsOf(general, 'incident', incident.components) ? general : null
}
