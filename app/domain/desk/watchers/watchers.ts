import { and, asc, eq, isNull } from 'drizzle-orm'
import { departments, staff, ticketWatchers } from '#db/schema/index.ts'
import type { Context, StaffActor } from '#app/domain/ground/context.ts'
import { actorColumns, actorOf } from '#app/domain/people/staff/staff-actor.ts'

/** More people than follow any ticket. */
const mostWatchers = 200

export type Watcher = { id: string; name: string }

/** Gives whether they did not watch before. */
export async function addWatchers(
  tx: Context,
  ticketId: string,
  staffIds: readonly string[],
): Promise<boolean> {
  if (staffIds.length === 0) return false
  const added = await tx.db
    .insert(ticketWatchers)
    .values(staffIds.map((staffId) => ({ ticketId, staffId, since: tx.now })))
    .onConflictDoNothing()
    .returning({ staffId: ticketWatchers.staffId })
  return added.length > 0
}

export async function removeWatcher(tx: Context, ticketId: string, staffId: string): Promise<boolean> {
  const removed = await tx.db
    .delete(ticketWatchers)
    .where(and(eq(ticketWatchers.ticketId, ticketId), eq(ticketWatchers.staffId, staffId)))
    .returning({ staffId: ticketWatchers.staffId })
  return removed.length > 0
}

/** Who watches and still works here, the longest first. */
export const watchersOf = (ctx: Context, ticketId: string): Promise<Watcher[]> =>
  ctx.db
    .select({ id: staff.id, name: staff.name })
    .from(ticketWatchers)
    .innerJoin(staff, eq(staff.id, ticketWatchers.staffId))
    .where(and(eq(ticketWatchers.ticketId, ticketId), isNull(staff.leftAt)))
    .orderBy(asc(ticketWatchers.since), asc(staff.id))
    .limit(mostWatchers)

/** The same as those who act, to ask the policy what they may see. */
export async function watchingActors(ctx: Context, ticketId: string): Promise<StaffActor[]> {
  const rows = await ctx.db
    .select(actorColumns)
    .from(ticketWatchers)
    .innerJoin(staff, eq(staff.id, ticketWatchers.staffId))
    .leftJoin(departments, eq(departments.id, staff.departmentId))
    .where(and(eq(ticketWatchers.ticketId, ticketId), isNull(staff.leftAt)))
    .limit(mostWatchers)
  return rows.map(actorOf)
}
