import { sql, type SQL } from 'drizzle-orm'
import { inOpenState, nextDue, tickets } from '#db/schema/index.ts'
import type { InboxOrder, InboxView } from '#app/domain/ground/vocabulary/inbox-views.ts'
import { readMoment } from '#app/domain/ground/beijing-time.ts'
import { isUuid } from '#app/platform/uuid.ts'

type Key = { sql: SQL; type: 'timestamptz' | 'int' }

/** One way through an index: a list is one of them, or two, one after the other. */
export type Walk = {
  name: string
  keys: readonly Key[]
  descending: boolean
  states: 'all' | 'open' | 'ended'
}

/** The place behind the last row of a page: the walk it was in, that row's keys and its id. */
export type Place = { walk: string; keys: string[]; id: string }

const activity: Key = { sql: sql`${tickets.lastActivityAt}`, type: 'timestamptz' }
const filed: Key = { sql: sql`${tickets.createdAt}`, type: 'timestamptz' }
const due: Key = { sql: nextDue, type: 'timestamptz' }
const urgency: Key = {
  sql: sql.raw(`array_position(array['urgent', 'high', 'normal', 'low'], priority)`),
  type: 'int',
}

/** Which states a view holds. */
export const statesOf = (view: InboxView): Walk['states'] =>
  view === 'all' ? 'all' : view === 'resolved' ? 'ended' : 'open'

/** Only open tickets have clocks: behind them come those that ended, newest activity first. */
export function walksOf(order: InboxOrder, states: Walk['states']): Walk[] {
  if (order === 'activity') return [{ name: 'activity', keys: [activity], descending: true, states }]
  if (order === 'newest') return [{ name: 'newest', keys: [filed], descending: true, states }]
  if (order === 'oldest') return [{ name: 'oldest', keys: [filed], descending: false, states }]
  const open: Walk = {
    name: order,
    keys: order === 'due' ? [due] : [urgency, due],
    descending: false,
    states: 'open',
  }
  const ended: Walk = { name: 'ended', keys: [activity], descending: true, states: 'ended' }
  return [...(states === 'ended' ? [] : [open]), ...(states === 'open' ? [] : [ended])]
}

/** Written into the text, so that a kept plan knows of it, too. */
export function inStates(states: Walk['states']): SQL | undefined {
  if (states === 'all') return undefined
  return states === 'open' ? inOpenState : sql`not (${inOpenState})`
}

const keyName = (index: number) => sql.raw(`key${index}`)

/** The keys of a walk as columns. */
export const keyColumns = ({ keys }: Walk) =>
  sql.join(
    keys.map((key, index) => sql`${key.sql} as ${keyName(index)}`),
    sql`, `,
  )

/** The order of a walk over its columns themselves, or over those of a query that has selected its keys. */
export function orderBy({ keys, descending }: Walk, of: 'tickets' | 'selected' = 'tickets'): SQL {
  const way = sql.raw(descending ? ' desc' : '')
  const columns = [
    ...keys.map((key, index) => (of === 'tickets' ? key.sql : keyName(index))),
    of === 'tickets' ? sql`${tickets.id}` : sql.raw('id'),
  ]
  return sql`order by ${sql.join(
    columns.map((column) => sql`${column}${way}`),
    sql`, `,
  )}`
}

/** What comes behind a place. */
export function behind({ keys, descending }: Walk, place: Place): SQL {
  const columns = [...keys.map((key) => key.sql), sql`${tickets.id}`]
  const values = [
    ...keys.map((key, index) => sql`${place.keys[index]}::${sql.raw(key.type)}`),
    sql`${place.id}::uuid`,
  ]
  return sql`(${sql.join(columns, sql`, `)}) ${sql.raw(descending ? '<' : '>')} (${sql.join(values, sql`, `)})`
}

/** By activity as it has always been written: programs keep such cursors. */
export const writeCursor = ({ walk, keys, id }: Place): string =>
  Buffer.from([...(walk === 'activity' ? [] : [walk]), ...keys, id].join(' ')).toString('base64url')

/** The place that a cursor stands for among these walks; null for what no page has given. */
export function readCursor(cursor: string, walks: readonly Walk[]): Place | null {
  const parts = Buffer.from(cursor, 'base64url').toString().split(' ')
  const [name = '', ...rest] = parts.length === 2 ? ['activity', ...parts] : parts
  const walk = walks.find((one) => one.name === name)
  const id = rest.pop() ?? ''
  if (!walk || !isUuid(id) || rest.length !== walk.keys.length) return null
  const isRead = walk.keys.every(({ type }, index) => isKey(rest[index] ?? '', type))
  return isRead ? { walk: name, keys: rest, id } : null
}

const isKey = (text: string, type: Key['type']) =>
  type === 'int' ? /^\d$/.test(text) : text === 'infinity' || readMoment(text) !== null

/** A key as the database gives it, in the form in which a cursor holds it: without a blank. */
export function keyText(value: unknown): string {
  if (typeof value === 'number') return String(value)
  const text = String(value)
  const iso = text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00')
  const at = readMoment(iso)
  return at ? at.toISOString() : text
}
