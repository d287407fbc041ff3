import { sql } from '#test/support/database.ts'

/** Written by whoever looks or tries, and by the guarantee itself. */
const besides = ['idempotency_keys', 'staff_sessions', 'throttles', 'ticket_reads', 'drafts']

const tables = await sql<{ name: string }[]>`
  select c.oid::regclass::text as name from pg_class c
   where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition`
const watched = tables.map(({ name }) => name).filter((name) => !besides.includes(name))

export type TableStates = ReadonlyMap<string, string>

/** What each table holds, as a text that changes with any of its rows; `rows` only counts them. */
export async function stateOfTables(by: 'content' | 'rows' = 'content'): Promise<TableStates> {
  const content = by === 'content' ? ` || ' ' || coalesce(sum(hashtextextended(t::text, 0)), 0)` : ''
  const asked = watched.map((name) => `select '${name}' as name, count(*)${content} as state from ${name} t`)
  const rows = await sql.unsafe<{ name: string; state: string }[]>(asked.join(' union all '))
  return new Map(rows.map(({ name, state }) => [name, String(state)]))
}

/** The tables that differ between two moments. */
export const changesOf = (before: TableStates, after: TableStates): string[] =>
  [...after].flatMap(([name, state]) => (before.get(name) === state ? [] : [name]))
