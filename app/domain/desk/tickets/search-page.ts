import { and, sql, type SQL } from 'drizzle-orm'
import { tickets } from '#db/schema/index.ts'
import type { Context } from '#app/domain/ground/context.ts'
import { keyColumns, keyText, orderBy, type Place } from './inbox-order.ts'
import { conditionsOf, firstOfEach, limit, type Found, type Wanted } from './page-walk.ts'
import { pageOfWords } from './search-word-page.ts'
import type { Search } from './search.ts'

/** A walk gives up after this many tickets, visible to the actor or not. */
const longestWalk = 20_000

/**
 * Which tickets are on a page, in their order. They are chosen first and joined afterwards: joined first, a word that
 * every twentieth ticket has would join all of these.
 */
export async function chooseTickets(
  ctx: Context,
  search: Search | undefined,
  wanted: Wanted,
): Promise<Place[]> {
  if (wanted.scopes.length === 0) return []
  const found = search
    ? await searched(ctx, search, wanted)
    : await ctx.db.execute<Found>(firstOfEach(wanted))
  return found.map((row) => ({
    walk: wanted.walk.name,
    keys: wanted.walk.keys.map((_, index) => keyText(row[`key${index}`])),
    id: row.id,
  }))
}

async function searched(ctx: Context, search: Search, wanted: Wanted): Promise<Found[]> {
  if (search.by === 'words') return pageOfWords(ctx, search, wanted)
  const { walk, rows, after } = wanted
  const conditions = conditionsOf(wanted)
  const newest =
    search.member && walk.name === 'activity' ? await walked(ctx, search.member, conditions, wanted) : null
  if (newest) return newest

  const found = sql`select ${tickets.id}, ${keyColumns(walk)} from ${tickets}
                     where ${and(conditions, after, search.condition)}`
  return ctx.db.execute<Found>(
    sql`with found as materialized (${found}) select * from found ${orderBy(walk, 'selected')} ${limit(rows)}`,
  )
}

/**
 * A full page, or null where the newest tickets do not hold one. The walk is limited before anything is asked of its
 * tickets: for a small department it would else go on through those of all others.
 */
async function walked(
  ctx: Context,
  member: SQL,
  conditions: SQL | undefined,
  { walk, after, rows }: Wanted,
): Promise<Found[] | null> {
  const newest = sql`select * from ${tickets} where ${after ?? sql`true`} ${orderBy(walk)} ${limit(longestWalk)}`
  const found = await ctx.db.execute<Found>(sql`
    select ${tickets.id}, ${keyColumns(walk)} from (${newest}) tickets
     where ${and(conditions, member)} ${orderBy(walk)} ${limit(rows)}`)
  return found.length === rows ? found : null
}
