import { hearsOf, isListening } from '#app/domain/delivery/subscribers/subscriber.ts'
import type { RenderInput } from './render-input.ts'

export type SubscriptionOf = {
  id: string
  /** It is about this incident alone, and ends with it. */
  isOfIncident: boolean
}

/**
 * Because of which subscription somebody is told news; null where they have ended it. Where they hear of an incident in
 * two ways, that to news of all kinds is named: with its end both end.
 */
export function subscriptionOf({
  channel,
  row,
  material,
  notice,
}: Pick<RenderInput, 'channel' | 'row' | 'material' | 'notice'>): SubscriptionOf | null {
  const general = material.subscribers.get(`${channel}:${row.recipient}`)
  const incidentId = material.updates.get(notice.subjectId)?.incidentId
  const touched = material.incidents.get(incidentId ?? '')?.components
  if (general && touched && hearsOf(general, 'incident', touched)) return ofAllKinds(general)
  const own = material.incidentSubscribers.get(`${incidentId ?? ''}:${channel}:${row.recipient}`)
  if (own && own.unsubscribedAt === null) return { id: own.id, isOfIncident: true }
  // Listed by choices that have changed meanwhile, or by what the incident touched then.
  return general && isListening(general) ? ofAllKinds(general) : null
}

const ofAllKinds = ({ id }: { id: string }): SubscriptionOf => ({ id, isOfIncident: false })
