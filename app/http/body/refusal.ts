import type { Response } from 'express'
import { DomainError } from '#app/domain/ground/errors/errors.ts'

/**
 * Why a request is refused for its size or shape. The routes are where the reader's language and the frame of a page
 * are known, so they say it: it is thrown by the route's loader (what stands in the address) or by its action and
 * whatever reads the body (what stands in there).
 */
export type Refused = {
  address?: DomainError
  body?: DomainError
  /** Comes when the body is refused: who is reading it must not wait for its end. */
  bodyRefused: Promise<DomainError>
  refuseBody: (refusal: DomainError) => void
}

export function refusedIn(res: Response): Refused {
  return (res.locals.refused ??= nothingRefused())
}

export function nothingRefused(): Refused {
  let tell: (refusal: DomainError) => void = () => undefined
  const bodyRefused = new Promise<DomainError>((refuse) => (tell = refuse))
  const refused: Refused = {
    bodyRefused,
    refuseBody(refusal) {
      refused.body ??= refusal
      tell(refused.body)
    },
  }
  return refused
}

/** Where pages of refusal are made: no link in the head of the frame leads there, which would be marked as the current one. */
export const placeOfRefusal = '/feedback'

export const tooLarge = (reason = 'tooLarge') => new DomainError('tooLarge', reason)
export const tooLong = () => new DomainError('tooLong', 'tooLong')
export const tooSlow = () => new DomainError('tooSlow', 'tooSlow')
export const busy = () => new DomainError('busy', 'busy', { retryAfterSeconds: 5 })
export const malformed = (reason: string) => new DomainError('invalid', reason)
