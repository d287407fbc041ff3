import type { Actor } from '#app/domain/ground/context.ts'
import { canSee, isOwn } from './policy.ts'
import type { Ticket } from './ticket.ts'

export type Visibility = 'public' | 'internal'
type Row = Pick<Ticket, 'id' | 'departmentId' | 'assigneeId' | 'state' | 'incidentId'>

/** Staff and API keys that may see the ticket see its internal notes and files; its reporter never does. */
export const canSeeNotes = (actor: Actor, ticket: Row): boolean => canSee(actor, ticket)

/** One message or file of a ticket. Where it may not be seen, it does not exist. */
export const canSeePart = (actor: Actor, ticket: Row, visibility: Visibility): boolean =>
  canSeeNotes(actor, ticket) || (visibility === 'public' && isOwn(actor, ticket))
