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

const { id, number, title, components, publishedAt, resolvedAt, drillSince } = incidents
const named = { id, number, title, components, publishedAt, resolvedAt, drillSince }

/** An incident everybody knows of; null for one that is not public, a drill, or none. */
export async function namedIncident(
  ctx: Context,
  by: { id: string } | { number: string },
): Promise<NamedIncident | null> {
  const [row] = await ctx.db
    .select(named)
    .from(incidents)
    .where(
      and(
        'id' in by ? eq(incidents.id, by.id) : eq(incidents.number, by.number),
        isNotNull(publishedAt),
        isNull(drillSince),
      ),
    )
  return row ? nameOf(row) : null
}

const nameOf = ({ resolvedAt: endedAt, ...row }: NamedRow): NamedIncident => ({
  id: row.id,
  number: row.number,
  title: row.title,
  components: row.components,
  isOver: endedAt !== null,
})
type NamedRow = Omit<NamedIncident, 'isOver'> & { resolvedAt: Date | null }

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
