import type { Context } from '#app/domain/ground/context.ts'
import { notFound } from '#app/domain/ground/errors/errors.ts'
import { isUuid } from '#app/platform/uuid.ts'
import { endIncidentSubscription, resumeIncidentSubscription } from './end-incident.ts'
import {
  incidentSubscriberById,
  namedIncident,
  subscriptionsToIncidents,
  type NamedIncident,
} from './incident-subscriber.ts'
import type { SubscriptionOwner } from './manage.ts'

export type SubscribedIncident = {
  id: string
  incident: Pick<NamedIncident, 'number' | 'title'>
  isListening: boolean
}

/** The open incidents that an address asked to be told of, also where that was ended: it can be taken up again. */
export async function subscribedIncidents(
  ctx: Context,
  owner: SubscriptionOwner,
): Promise<SubscribedIncident[]> {
  const rows = await subscriptionsToIncidents(ctx, owner)
  const all = await Promise.all(
    rows.map(async ({ id, incidentId, unsubscribedAt }) => {
      const incident = await namedIncident(ctx, { id: incidentId })
      return incident && !incident.isOver ? [{ id, incident, isListening: unsubscribedAt === null }] : []
    }),
  )
  return all.flat()
}

/** Ends or takes up again the owner's subscription to one incident. Throws notFound for somebody else's. */
export async function setIncidentSubscription(
  ctx: Context,
  { channel, recipient }: SubscriptionOwner,
  id: string,
  isWanted: boolean,
): Promise<void> {
  const row = isUuid(id) ? await incidentSubscriberById(ctx, id) : null
  if (row?.channel !== channel || row.recipient !== recipient) throw notFound('link.invalid')
  await (isWanted ? resumeIncidentSubscription(ctx, id) : endIncidentSubscription(ctx, id))
}
