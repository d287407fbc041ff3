import { DomainError } from '#app/domain/ground/errors/errors.ts'
import { managePass, managePassSeconds, subscriberOfPass } from '#app/domain/delivery/subscribers/manage.ts'
import type { Subscriber } from '#app/domain/delivery/subscribers/subscriber.ts'
import { cookieOptions, subscriberCookie } from '#app/http/cookies.ts'
import { visitor } from '#app/http/visitor.ts'

/** Whose subscription this browser has proven to be theirs, or null. */
export async function optionalSubscriber(request: Request): Promise<Subscriber | null> {
  const pass: unknown = await subscriberCookie.parse(request.headers.get('Cookie'))
  if (typeof pass !== 'string') return null
  return subscriberOfPass(visitor(), pass).catch((error: unknown) => {
    if (error instanceof DomainError) return null
    throw error
  })
}

/** The header that lets this browser change one subscription for half an hour. */
export const grantSubscriber = (subscriberId: string) =>
  subscriberCookie.serialize(managePass(subscriberId, new Date()), cookieOptions(managePassSeconds))
