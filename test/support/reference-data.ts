import { installReferenceData } from '#app/domain/stewardship/installation/install-reference-data.ts'
import { openDatabase } from '#db/client.ts'

/**
 * Puts what every desk starts with into tables beside the real ones, and a function that copies it into those: some two
 * thousand tests begin with it, and installing it anew takes a dozen statements. Needs the function that empties tables.
 */
export async function keepReferenceData(url: string): Promise<void> {
  const { db, sql, close } = openDatabase(url, { max: 2, name: 'test' })
  const before = await tablesWithRows()
  const enqueue = async () => undefined
  await installReferenceData({ actor: { type: 'system' }, db, enqueue, now: new Date() })
  const filled = (await tablesWithRows()).filter((name) => !before.includes(name))
  for (const name of filled) await sql.unsafe(`create table test.${name} as table ${name}`)
  const steps = filled.map((name) => `insert into ${name} overriding system value table test.${name};`)
  await sql.unsafe(`
    create function test.open_desk() returns void language plpgsql set session_replication_role = replica
    as $$ begin if not exists (select from departments) then ${steps.join('\n')} end if; end $$`)
  await sql`select test.empty_tables()`
  await close()

  async function tablesWithRows(): Promise<string[]> {
    const tables = await sql<{ name: string }[]>`
      select c.oid::regclass::text as name from pg_class c
       where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition`
    const found: string[] = []
    for (const { name } of tables)
      if ((await sql.unsafe(`select from ${name} limit 1`)).length > 0) found.push(name)
    return found
  }
}
