/**
 * `limit`: how many characters a text may have, where it has more. `file`: which of the files of a field is refused.
 */
export type FieldError = {
  field: string
  message: string
  limit?: number
  file?: { name: string; bytes: number }
}

export type RefusalKind =
  | 'notFound'
  | 'forbidden'
  | 'conflict'
  | 'invalid'
  | 'tooMany'
  | 'unauthorized'
  | 'tooLarge'
  | 'tooLong'
  | 'tooSlow'
  | 'busy'

const statusOf: Record<RefusalKind, number> = {
  notFound: 404,
  forbidden: 403,
  conflict: 409,
  invalid: 422,
  tooMany: 429,
  unauthorized: 401,
  tooSlow: 408,
  tooLarge: 413,
  tooLong: 414,
  busy: 503,
}

/**
 * A refusal that the business knows. `reason` is a key of the `errors` catalogue ("ticket.stale"),
 * never a sentence: the words are chosen where the reader's language is known.
 */
export class DomainError extends Error {
  readonly status: number

  constructor(
    readonly kind: RefusalKind,
    readonly reason: string,
    readonly details: Record<string, unknown> = {},
    readonly fields: readonly FieldError[] = [],
  ) {
    super(`${kind}: ${reason}`)
    this.name = 'DomainError'
    this.status = statusOf[kind]
  }
}

export const notFound = (reason = 'not_found') => new DomainError('notFound', reason)
export const forbidden = (reason = 'forbidden') => new DomainError('forbidden', reason)
export const unauthorized = (reason = 'unauthorized') => new DomainError('unauthorized', reason)
export const conflict = (reason: string, details: Record<string, unknown> = {}) =>
  new DomainError('conflict', reason, details)
export const tooMany = (retryAfterSeconds: number) =>
  new DomainError('tooMany', 'too_many', { retryAfterSeconds })
export const invalid = (fields: readonly FieldError[], reason = 'invalid') =>
  new DomainError('invalid', reason, {}, fields)

/** Refuses unless the policy allowed it. */
export function ensure(allowed: boolean, refusal: () => DomainError = forbidden): asserts allowed {
  if (!allowed) throw refusal()
}
