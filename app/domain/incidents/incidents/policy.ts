import type { Actor } from '#app/domain/ground/context.ts'
import type { Incident } from './incident.ts'
import { hasRole } from '#app/domain/people/roles/has-role.ts'

/** The commander in charge, another commander or an administrator; programs hand nothing over. */
export const canHandOver = (actor: Actor, incident: Pick<Incident, 'commanderId'>) =>
  actor.type === 'staff' && (actor.id === incident.commanderId || hasRole(actor, 'commander', 'admin'))
