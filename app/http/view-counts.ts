import { countViews, type ViewCounts } from '#app/domain/desk/tickets/count-inbox.ts'
import { shortCache } from '#app/http/short-cache.ts'
import type { StaffContext } from '#app/http/staff.ts'

const cache = shortCache<ViewCounts>({ ms: 2000, mostKept: 2000 })

/**
 * The frame and the list of one page ask for them at the same moment, and so do a person's other windows: counted once
 * for all of those, at most two seconds old. Moved or given another role, somebody sees other tickets at once.
 */
export function viewCounts(ctx: StaffContext): Promise<ViewCounts> {
  const { id, departmentId, roles } = ctx.actor
  return cache.read([id, departmentId, ...roles].join(), () => countViews(ctx))
}

/** What somebody has just done here is seen at once. */
export const forgetViewCounts = (): void => cache.clear()
