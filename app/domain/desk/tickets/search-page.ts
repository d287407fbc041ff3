import { and, inArray, sql, type SQL } from 'drizzle-orm'
import { tickets } from '#db/schema/index.ts'
import type { Context } from '#app/domain/ground/context.ts'
import type { Search } from './search.ts'

type Wanted = {
  /** Who asks, the view and the filters. */
  conditions: SQL | undefined
  /** What comes behind the last row of the page before. */
  after: SQL | undefined
  rows: number
}

/** A walk gives up after this many tickets, visible to the actor or not. */
const longestWalk = 20_000

/**
 * Which tickets are on a page, newest activity first. Of a search they are chosen first and joined afterwards: joined
 * first, a word that every twentieth ticket has would join all of these.
 */
export async function pageOf(
  ctx: Context,
  search: Search | undefined,
  wanted: Wanted,
): Promise<SQL | undefined> {
  const conditions = and(wanted.conditions, wanted.after)
  if (!search) return conditions
  const newest = search.member ? await walked(ctx, search.member, wanted) : null
  if (newest) return inArray(tickets.id, newest)

  const found = sql`select ${tickets.id}, ${tickets.lastActivityAt} from ${tickets}
                     where ${and(conditions, search.condition)}`
  const first = firstOf(wanted.rows)
  return search.byIndex
    ? sql`${tickets.id} in (with found as materialized (${found}) select id from found ${first})`
    : sql`${tickets.id} in (select id from (${found} ${first}) found)`
}

/**
 * The ids of a full page, or null where the newest tickets do not hold one. The walk is limited before anything is
 * asked of its tickets: for a small department it would else go on through those of all others.
 */
async function walked(ctx: Context, member: SQL, wanted: Wanted): Promise<string[] | null> {
  const newest = sql`select * from ${tickets} where ${wanted.after ?? sql`true`} ${firstOf(longestWalk)}`
  const found = await ctx.db.execute<{ id: string }>(
    sql`select id from (${newest}) tickets where ${and(wanted.conditions, member)} ${firstOf(wanted.rows)}`,
  )
  return found.length === wanted.rows ? found.map(({ id }) => id) : null
}

/** Written as a number and not as a parameter, so that the planner knows how few are wanted. */
const firstOf = (rows: number) =>
  sql`order by last_activity_at desc, id desc limit ${sql.raw(String(Math.trunc(rows)))}`
