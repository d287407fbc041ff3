import type { Actor } from '#app/domain/ground/context.ts'
import type { Ticket } from './ticket.ts'
import { hasRole, hasScope } from '#app/domain/people/roles/has-role.ts'

type Row = Pick<Ticket, 'id' | 'departmentId' | 'assigneeId' | 'state' | 'incidentId'>

export const overseers = ['commander', 'communications', 'manager', 'admin'] as const

const inDepartment = (actor: Actor, ticket: Row) =>
  actor.type === 'staff' && actor.departmentId !== null && actor.departmentId === ticket.departmentId

const isAssignee = (actor: Actor, ticket: Row) => actor.type === 'staff' && actor.id === ticket.assigneeId

/** The reporter of this very ticket, proven by signed link or one-time code. */
export const isOwn = (actor: Actor, ticket: Row) => actor.type === 'reporter' && actor.ticketId === ticket.id

export const isSystem = (actor: Actor) => actor.type === 'system'

/** Overseers see every ticket of the house; agents and leads those of their department and their own. */
export const seesAllTickets = (actor: Actor) =>
  hasRole(actor, ...overseers) ||
  hasScope(actor, 'tickets:read') ||
  hasScope(actor, 'tickets:write') ||
  isSystem(actor)

export const canSee = (actor: Actor, ticket: Row) =>
  seesAllTickets(actor) ||
  (hasRole(actor, 'agent', 'lead') && inDepartment(actor, ticket)) ||
  isAssignee(actor, ticket)

export const canListTickets = (actor: Actor) => seesAllTickets(actor) || hasRole(actor, 'agent', 'lead')

export const worksOn = (actor: Actor, ticket: Row) =>
  hasRole(actor, 'admin') ||
  (hasRole(actor, 'agent', 'lead') && inDepartment(actor, ticket)) ||
  isAssignee(actor, ticket) ||
  hasScope(actor, 'tickets:write') ||
  isSystem(actor)

const isEnded = (ticket: Row) => ['closed', 'cancelled', 'merged'].includes(ticket.state)

export const canReply = (actor: Actor, ticket: Row, visibility: 'public' | 'internal') =>
  visibility === 'internal'
    ? worksOn(actor, ticket) || (seesAllTickets(actor) && hasRole(actor, ...overseers))
    : worksOn(actor, ticket) && !isEnded(ticket)

export const canAssign = (actor: Actor, ticket: Row) => worksOn(actor, ticket) && !isEnded(ticket)
export const canTransfer = canAssign
/** Priority, category, cause, invoice, contact, subject, tags: also of a ticket that is over, for what is counted of it. */
export const canCorrect = worksOn
export const canExtend = canAssign
/** Supervision (督办) comes from above the desk. */
export const canSupervise = (actor: Actor, ticket: Row) =>
  (hasRole(actor, 'manager', 'admin') || (hasRole(actor, 'lead') && inDepartment(actor, ticket))) &&
  !isEnded(ticket)

/** Whether there may be tickets that somebody puts under supervision. */
export const maySupervise = (actor: Actor) => hasRole(actor, 'manager', 'admin', 'lead')

export const canLinkIncident = (actor: Actor, ticket: Row) =>
  (worksOn(actor, ticket) || hasRole(actor, 'commander', 'admin') || hasScope(actor, 'incidents:write')) &&
  !isEnded(ticket)

/** Revealing contact data needs work on the ticket; the reveal itself is audited. */
export const canReveal = (actor: Actor, ticket: Row) => worksOn(actor, ticket) && actor.type === 'staff'

export const canFile = (actor: Actor) =>
  actor.type === 'anonymous' ||
  actor.type === 'system' ||
  hasRole(actor, 'agent', 'lead', 'admin') ||
  hasScope(actor, 'tickets:write')
