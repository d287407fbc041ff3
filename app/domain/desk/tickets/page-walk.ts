import { and, or, sql, type SQL } from 'drizzle-orm'
import { tickets } from '#db/schema/index.ts'
import { inStates, keyColumns, orderBy, type Walk } from './inbox-order.ts'
import type { Scope } from './inbox-scope.ts'

/** Which page of which list. */
export type Wanted = {
  walk: Walk
  /** Of which a ticket meets one at most: who may see it, and whose it is. */
  scopes: readonly Scope[]
  /** The view and the filters. */
  conditions: SQL | undefined
  /** What comes behind the last row of the page before. */
  after: SQL | undefined
  rows: number
}

/** A ticket that was chosen, with the keys of its place. */
export type Found = { id: string } & Record<string, unknown>

/** All that a ticket of the list meets, but for the place behind which the page begins. */
export const conditionsOf = ({ walk, scopes, conditions }: Wanted): SQL | undefined =>
  and(inStates(walk.states), or(...scopes.map(({ condition }) => condition)), conditions)

/** The first of each scope, by its own index, and of these the first. */
export function firstOfEach({ walk, scopes, conditions, after, rows }: Wanted): SQL {
  const parts = scopes.map(({ condition, isFew }) => {
    const fitting = sql`select ${tickets.id}, ${keyColumns(walk)} from ${tickets}
      where ${and(inStates(walk.states), condition, conditions, after)}`
    return isFew
      ? sql`(with few as materialized (${fitting}) select * from few ${orderBy(walk, 'selected')} ${limit(rows)})`
      : sql`(${fitting} ${orderBy(walk)} ${limit(rows)})`
  })
  const [first, ...others] = parts
  if (first && others.length === 0) return first
  return sql`select * from (${sql.join(parts, sql` union all `)}) found ${orderBy(walk, 'selected')} ${limit(rows)}`
}

/** Written as a number and not as a parameter, so that the planner knows how few are wanted. */
export const limit = (rows: number) => sql`limit ${sql.raw(String(Math.trunc(rows)))}`
