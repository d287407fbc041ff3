import type { Actor } from '#app/domain/ground/context.ts'

type Reading = {
  reporterWroteAt: Date | null
  readAt: Date | null
  assigneeId: string | null
  watchedBy: string | null
}

/** What calls for this reader: a ticket of theirs, or one they watch, whose reporter has written since they read it. */
export const isUnread = (
  actor: Actor,
  { reporterWroteAt, readAt, assigneeId, watchedBy }: Reading,
): boolean =>
  actor.type === 'staff' &&
  (assigneeId === actor.id || watchedBy === actor.id) &&
  reporterWroteAt !== null &&
  (readAt === null || readAt < reporterWroteAt)
