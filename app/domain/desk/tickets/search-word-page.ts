import { and, sql, type SQL } from 'drizzle-orm'
import { tickets } from '#db/schema/index.ts'
import type { Context } from '#app/domain/ground/context.ts'
import { keyColumns, orderBy } from './inbox-order.ts'
import { conditionsOf, firstOfEach, limit, type Found, type Wanted } from './page-walk.ts'
import { hasWord, ticketsWith, type Word, type WordSearch } from './search-words.ts'

// A word that one ticket of fifty has fills a page from the newest thousand; one that few have is found by its index
// at once. Between the two the newest ones say which way is shorter.

/** Tickets looked at first, and at most, from the newest on. */
const [shortWalk, longWalk] = [1000, 6000]
/**
 * So many of the first thousand: a longer walk meets a page before the index has given all there are. Looking at a
 * ticket reads some 16 blocks, fetching one by the index 5; among a million both ways are as long at one in a hundred.
 */
const rather = 10
/** So many of the first thousand: too frequent to be fetched by the index. */
const tooMany = 20

type Looked = {
  /** Those found, in the order of the list, up to a page. */
  rows: Found[]
  /** In how many each word was. */
  hits: number[]
  /** Nothing is left behind it. */
  isWhole: boolean
}

/** A page of the tickets that have all the words. */
export async function pageOfWords(ctx: Context, search: WordSearch, wanted: Wanted): Promise<Found[]> {
  if (search.words.length === 0) return []
  const numbers = search.words.filter(isLongNumber)
  if (numbers.length > 0) return byIndex(ctx, search, wanted, numbers)
  const short = await look(ctx, search, wanted, shortWalk)
  if (isEnough(short, wanted)) return short.rows
  const rarest = Math.min(...short.hits)
  if (rarest >= rather) {
    const long = await look(ctx, search, wanted, longWalk)
    if (isEnough(long, wanted)) return long.rows
  }
  return byIndex(ctx, search, wanted, rarest >= tooMany ? search.words : [driverOf(search, short.hits)])
}

/** What hardly any text has. */
const isLongNumber = (word: Word) => word.length >= 8 && word.every((ways) => /^\d$/.test(ways[0] ?? ''))

const isEnough = ({ rows, isWhole }: Looked, wanted: Wanted) => isWhole || rows.length === wanted.rows

/** Looks at so many tickets, from the first of the list on. */
async function look(ctx: Context, search: WordSearch, wanted: Wanted, length: number): Promise<Looked> {
  const words = search.words.map((word) => hasWord(sql`first.id`, word))
  const has = words.map((_, index) => sql`has[${sql.raw(String(index + 1))}]`)
  const all = sql.join(has, sql` and `)
  const fits = search.named.length > 0 ? sql`(${all}) or (id in (${union(search.named)})) is true` : all
  const counts = sql.join(
    has.map((one) => sql`count(*) filter (where ${one})`),
    sql`, `,
  )
  const [row] = await ctx.db.execute<{ rows: Found[] | null; hits: number[]; seen: number }>(sql`
    with first as materialized (${firstOfEach({ ...wanted, rows: length })}),
         looked as materialized (select first.*, array[${sql.join(words, sql`, `)}] as has from first),
         found as (
           select * from looked where ${fits} ${orderBy(wanted.walk, 'selected')} ${limit(wanted.rows)})
    select (select json_agg(to_jsonb(found) - 'has') from found) as rows,
           array[${counts}]::int[] as hits, count(*)::int as seen
      from looked`)
  return { rows: row?.rows ?? [], hits: row?.hits ?? [], isWhole: (row?.seen ?? 0) < length }
}

/** The word that the fewest have; of several, the longest. */
function driverOf({ words }: WordSearch, hits: readonly number[]): Word {
  const [first = []] = words
    .map((word, index) => ({ word, hits: hits[index] ?? 0 }))
    .toSorted((a, b) => a.hits - b.hits || b.word.length - a.word.length)
    .map(({ word }) => word)
  return first
}

/** By the index of texts for the words that lead, and by the ticket's texts for the others. */
async function byIndex(
  ctx: Context,
  { words, named }: WordSearch,
  wanted: Wanted,
  leading: readonly Word[],
): Promise<Found[]> {
  const { walk, after, rows } = wanted
  const others = words.filter((word) => !leading.includes(word)).map((word) => hasWord(sql`led.id`, word))
  const also = named.length > 0 ? sql` union ${union(named)}` : sql``
  return ctx.db.execute<Found>(sql`
    with led(id) as materialized (${ticketsWith(leading)}),
         ids as materialized (select id from led where ${and(...others) ?? sql`true`}${also}),
         found as materialized (
           select ${tickets.id}, ${keyColumns(walk)} from ${tickets}
            where ${and(conditionsOf(wanted), after, sql`${tickets.id} in (select id from ids)`)})
    select * from found ${orderBy(walk, 'selected')} ${limit(rows)}`)
}

const union = (lookups: readonly SQL[]) => sql.join([...lookups], sql` union `)
