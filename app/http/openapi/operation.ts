import type { Scope } from '#app/domain/people/roles/scopes.ts'
import type { AnswerName } from './answers.ts'
import type { RequestName } from './requests.ts'

export type Method = 'get' | 'post' | 'put'
export type Operation = {
  id: string
  path: string
  method: Method
  summary: string
  description?: string
  tag: string
  /** Absent: needs no key. */
  scope?: Scope
  /** A provider proves by its own signature, or the key of the address it was given, that the call is its own. */
  signed?: boolean
  query?: Record<string, { about: string; schema?: object }>
  body?: RequestName
  /** A body other than JSON. */
  sends?: 'message/rfc822'
  example?: object
  answers: Record<number, AnswerName>
  /** It may be refused because something has changed meanwhile. */
  conflicts?: boolean
}

/** The query parameters of a paged list. */
export const page = {
  limit: { about: 'How many at most.', schema: { type: 'integer', minimum: 1, maximum: 200, default: 50 } },
  after: { about: 'The cursor that the page before gave as `next`.' },
}
