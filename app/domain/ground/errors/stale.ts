import { conflict, type DomainError } from './errors.ts'

/** What several people may change at once; a change names the version that its author has seen. */
export type Versioned = 'announcement' | 'incident' | 'rules' | 'ticket' | 'wording'
/** Something that has happened since, and by whom, where that is told. `at` is an ISO time. */
export type Change = {
  action: string
  at: string
  details: Record<string, unknown>
  actorType?: string
  actorId?: string | null
}

/**
 * The refusal of a change that was written on an older version: a conflict whose reason is `<what>.stale`, with the
 * version in force and what has happened since, as far as it is told.
 */
export const stale = (what: Versioned, version: number, changes: readonly Change[] = []): DomainError =>
  conflict(`${what}.stale`, { version, changes })

/** Refuses a change that was written on another version than the one in force. Without a seen version all is well. */
export function ensureFresh(what: Versioned, seenVersion: number | undefined, version: number): void {
  if (seenVersion !== undefined && seenVersion !== version) throw stale(what, version)
}
