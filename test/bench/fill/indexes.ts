import type { Sql } from 'postgres'

/** Takes the indexes off that no constraint needs, does the work, and makes them again as they were. */
export async function withoutIndexes<T>(
  sql: Sql,
  tables: readonly string[],
  work: () => Promise<T>,
): Promise<T> {
  const indexes = await sql<{ name: string; definition: string }[]>`
    select i.indexname as name, i.indexdef as definition
      from pg_indexes i join pg_class c on c.relname = i.indexname and c.relnamespace = 'public'::regnamespace
     where i.schemaname = 'public' and i.tablename = any(${[...tables]})
       and not exists (select from pg_constraint k where k.conindid = c.oid)`
  for (const { name } of indexes) await sql.unsafe(`drop index ${name}`)
  try {
    return await work()
  } finally {
    // Of a table with partitions it is made on each of them.
    for (const { definition } of indexes) await sql.unsafe(definition.replace(' ON ONLY ', ' ON '))
  }
}
