import type { Actor } from '#app/domain/ground/context.ts'
import { hasRole } from '#app/domain/people/roles/has-role.ts'

/** Who may change what messages say, and send one to themselves to see it. */
export const canReword = (actor: Actor) =>
  hasRole(actor, 'knowledge_editor', 'communications', 'manager', 'admin')
