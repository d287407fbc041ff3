import { and, type SQL } from 'drizzle-orm'
import type { Context } from '#app/domain/ground/context.ts'
import { DomainError, ensure } from '#app/domain/ground/errors/errors.ts'
import { parseTicketNumber } from '#app/domain/ground/numbers/ticket-number.ts'
import {
  inboxOrders,
  usualOrder,
  type InboxFilters,
  type InboxOrder,
  type InboxView,
} from '#app/domain/ground/vocabulary/inbox-views.ts'
import { canListTickets } from './policy.ts'
import { inTime } from './in-time.ts'
import { filtered, given, narrowed } from './inbox-filters.ts'
import { behind, readCursor, statesOf, walksOf, writeCursor, type Place, type Walk } from './inbox-order.ts'
import { rowsOf, type InboxRow } from './inbox-rows.ts'
import { noDrill, ofView, scopesOf, type Scope } from './inbox-scope.ts'
import { movedOnFrom } from './moved-on.ts'
import { chooseTickets } from './search-page.ts'
import { search, type Search } from './search.ts'

export type InboxQuery = InboxFilters & {
  view: InboxView
  /** The usual one of the view, unless said. */
  order?: InboxOrder | undefined
  q?: string | undefined
  after?: string | undefined
  limit: number
}
export type { InboxRow }
export type Page<Row> = { items: Row[]; next: string | null }

/** What somebody sits before a list for; the web's connections wait longer by themselves. */
const patienceMs = 4000

/**
 * One page of an inbox view in its order, by keyset. What the actor may not see is not in it. Throws busy where so few
 * of so many tickets fit that they are not met in time.
 */
export async function listInbox(ctx: Context, query: InboxQuery): Promise<Page<InboxRow>> {
  ensure(canListTickets(ctx.actor))
  const wanted = await asked(ctx, query)
  const choose = (tx: Context) => firstPlaces(tx, query, wanted)
  const isSure = !query.q && given(query).length === 0
  const places = isSure ? await choose(ctx) : await inTime(ctx, patienceMs, choose)
  if (!places) throw new DomainError('busy', 'inbox.too_rare')

  const shown = places.slice(0, query.limit)
  const last = shown.at(-1)
  return {
    items: await rowsOf(
      ctx,
      shown.map(({ id }) => id),
    ),
    next: places.length > query.limit && last ? writeCursor(last) : null,
  }
}

type Asked = {
  search: Search | undefined
  scopes: Scope[]
  conditions: SQL | undefined
  states: Walk['states']
}

/** What a query asks for, besides its order and page. */
export async function asked(ctx: Context, query: Omit<InboxQuery, 'after' | 'limit'>): Promise<Asked> {
  const found = await search(ctx, query.q)
  const movedOn = found?.by === 'index' && found.isExact ? movedOnFrom(ctx.actor) : undefined
  return {
    search: found,
    scopes: [...scopesOf(ctx, query.view), ...(movedOn ? [{ condition: movedOn }] : [])],
    conditions: and(
      isDrillAskedFor(query) ? undefined : noDrill,
      ofView(ctx, query.view),
      filtered(query, ctx.actor),
    ),
    states: narrowed(statesOf(query.view), query),
  }
}

/** The places of a page and one more, through one walk and, where that ends, the next. */
async function firstPlaces(ctx: Context, query: InboxQuery, wanted: Asked): Promise<Place[]> {
  const { states, ...conditions } = wanted
  const walks = walksOf(query.order ?? usualOrder(query.view, query.q !== undefined), states)
  // In an address that a person has kept or cut, a cursor that can't be read means the first page.
  const from = query.after ? readCursor(query.after, walks) : null
  const begun = walks.findIndex(({ name }) => name === from?.walk)
  const places: Place[] = []
  for (const walk of walks.slice(Math.max(0, begun))) {
    const rows = query.limit + 1 - places.length
    if (rows === 0) break
    const after = from && walk.name === from.walk ? behind(walk, from) : undefined
    places.push(...(await chooseTickets(ctx, wanted.search, { ...conditions, walk, after, rows })))
  }
  return places
}

/** Copies for a drill are in no list, but for that of their drill and where one is asked for by its number. */
const isDrillAskedFor = ({ incident, q }: Pick<InboxQuery, 'incident' | 'q'>) =>
  Boolean(incident) || (q !== undefined && parseTicketNumber(q) !== null)

/** The cursor itself where it can be read; null where it can't. */
export const cursorIn = (text: string): string | null =>
  inboxOrders.some((order) => readCursor(text, walksOf(order, 'all'))) ? text : null
