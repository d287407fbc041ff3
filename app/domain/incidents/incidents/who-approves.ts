import type { Actor } from '#app/domain/ground/context.ts'
import { canApprove } from '#app/domain/people/roles/may.ts'

type Draft = { draftedBy: string | null }

/** Words that the actor has drafted; what the system proposed is nobody's own. */
export const isOwnDraft = (actor: Actor, { draftedBy }: Draft): boolean =>
  actor.type === 'staff' && draftedBy === actor.id

/** Whoever commands approves: the words of others with a yes, their own only with a reason, which is audited. */
export const needsReasonToApprove = (actor: Actor, draft: Draft): boolean =>
  canApprove(actor) && isOwnDraft(actor, draft)
