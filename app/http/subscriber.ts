import { DomainError } from '#app/domain/ground/errors/errors.ts'
import {
  managePass,
  managePassSeconds,
  ownerOfPass,
  type SubscriptionOwner,
} from '#app/domain/delivery/subscribers/manage.ts'
import { cookieOptions, subscriberCookie } from '#app/http/cookies.ts'
import { visitor } from '#app/http/visitor.ts'

/** Whose subscriptions this browser has proven to be theirs, or null. */
export async function optionalSubscriber(request: Request): Promise<SubscriptionOwner | null> {
  const pass: unknown = await subscriberCookie.parse(request.headers.get('Cookie'))
  if (typeof pass !== 'string') return null
  return ownerOfPass(visitor(), pass).catch((error: unknown) => {
    if (error instanceof DomainError) return null
    throw error
  })
}

/** The header that lets this browser change one subscription for half an hour. */
export const grantSubscriber = (subscriberId: string) =>
  subscriberCookie.serialize(managePass(subscriberId, new Date()), cookieOptions(managePassSeconds))
