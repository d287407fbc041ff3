import { and, count, inArray, isNull } from 'drizzle-orm'
import { tickets } from '#db/schema/index.ts'
import type { Context } from '#app/domain/ground/context.ts'
import { openStates } from '#app/domain/ground/vocabulary/open-states.ts'

/** How many open tickets each of these people has; copies for a drill are no work. */
export async function openTicketsOf(
  ctx: Context,
  staffIds: readonly string[],
): Promise<(id: string) => number> {
  const rows =
    staffIds.length === 0
      ? []
      : await ctx.db
          .select({ id: tickets.assigneeId, count: count() })
          .from(tickets)
          .where(
            and(
              inArray(tickets.assigneeId, [...staffIds]),
              isNull(tickets.drillSince),
              inArray(tickets.state, [...openStates]),
            ),
          )
          .groupBy(tickets.assigneeId)
  const counts = new Map(rows.map((row) => [row.id, row.count]))
  return (id) => counts.get(id) ?? 0
}
