import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import { afterAll, expect, inject, test } from 'vitest'
import { migrateDatabase, migrationsFolder } from '#db/migrate.ts'
import { createDatabase, dropDatabase, urlOfDatabase } from '#test/support/databases.ts'

const server = inject('postgresUrl')
const name = `older_schema_${process.pid}`
const url = urlOfDatabase(server, name)
const folders: string[] = []
afterAll(async () => {
  await dropDatabase(server, name)
  for (const folder of folders) rmSync(folder, { recursive: true })
})

type Journal = { entries: Array<{ idx: number; when: number; tag: string; breakpoints: boolean }> }
const isJournal = (value: unknown): value is Journal =>
  typeof value === 'object' && value !== null && 'entries' in value

/** The migrations as they were up to one of them, with others behind them. */
function migrationsUntil(last: string, added: Array<{ tag: string; text: string }> = []): string {
  const folder = mkdtempSync(join(tmpdir(), 'fapiao-desk-migrations-'))
  folders.push(folder)
  cpSync(migrationsFolder, folder, { recursive: true })
  const file = join(folder, 'meta', '_journal.json')
  const journal: unknown = JSON.parse(readFileSync(file, 'utf8'))
  if (!isJournal(journal)) throw new Error('no journal')
  const kept = journal.entries.slice(0, journal.entries.findIndex(({ tag }) => tag === last) + 1)
  const newest = kept.at(-1)?.when ?? 0
  added.forEach(({ tag, text }, index) => {
    writeFileSync(join(folder, `${tag}.sql`), text)
    kept.push({ idx: kept.length, when: newest + 1 + index, tag, breakpoints: true })
  })
  writeFileSync(file, JSON.stringify({ ...journal, entries: kept }))
  return folder
}

async function onNewDatabase(folder: string, work: (sql: postgres.Sql) => Promise<void>): Promise<void> {
  await createDatabase(server, name)
  await migrateDatabase(url, { folder })
  const sql = postgres(url, { max: 1, onnotice: () => undefined })
  try {
    await work(sql)
  } finally {
    await sql.end()
  }
}

const oneRowEach = `
do $$
declare t record; names text; vals text;
begin
  set local session_replication_role = replica;
  perform ensure_partitions('2025-11-20', '2025-12-05');
  for t in select c.oid, c.relname from pg_class c
            where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
  loop
    select string_agg(quote_ident(a.attname), ', '), string_agg(case
             when a.attname = any(array['state', 'status']) and t.relname = 'deliveries' then quote_literal('queued')
             when a.attname = 'state' and t.relname = 'notices' then quote_literal('sending')
             when a.atttypid = 'uuid'::regtype then quote_literal('019aceb0-5a00-7000-8000-00000000000' || (a.attnum % 10))
             when a.atttypid = 'timestamptz'::regtype then quote_literal('2025-11-29T12:00:00Z')
             when a.atttypid = 'jsonb'::regtype then quote_literal('{"zh-CN": "旧"}')
             when a.atttypid = 'boolean'::regtype then 'true'
             when a.atttypid = 'bytea'::regtype then quote_literal('\\x00')
             when a.atttypid = 'date'::regtype then quote_literal('2025-11-29')
             when a.atttypid = 'text[]'::regtype then quote_literal('{}')
             when a.atttypid = 'uuid[]'::regtype then quote_literal('{}')
             when a.atttypid in ('int'::regtype, 'bigint'::regtype, 'smallint'::regtype, 'numeric'::regtype) then '1'
             else quote_literal('old') end, ', ')
      into names, vals from pg_attribute a
     where a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' and a.attidentity = ''
       and a.attnotnull and not a.atthasdef;
    execute format('insert into %I (%s) values (%s)', t.relname, names, vals);
  end loop;
end $$`

type Row = { table: string; row: string }
const rowsOf = async (sql: postgres.Sql) => {
  const tables = await sql<{ name: string }[]>`
    select relname as name from pg_class
     where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition order by 1`
  const rows: Row[] = []
  for (const { name: table } of tables)
    rows.push(
      ...(await sql<Row[]>`select ${table} as "table", to_jsonb(t)::text as row from ${sql(table)} t`),
    )
  return rows
}

test('an installation of an older release keeps every row and value when it is brought up to date', async () => {
  await onNewDatabase(migrationsUntil('0010_inbound_mails'), async (sql) => {
    await sql.unsafe(oneRowEach)
    const apiKey = '019aceb0-5a00-7000-8000-0000000000bb'
    await sql`update tickets set external_id = 'E-1'`
    await sql`update events set subject_type = 'ticket', subject_id = (select id from tickets), action = 'ticket.filed',
                                actor_type = 'api', actor_id = ${apiKey}`
    await sql`update categories set kind = 'missing_invoice', key = 'missing_invoice.void'`
    await sql`update incident_stages set key = 'repair'`
    const before = await rowsOf(sql)
    expect(before.length).toBeGreaterThan(40)

    await migrateDatabase(url)

    for (const { table, row } of before) {
      const kept = await sql`select 1 from ${sql(table)} t where to_jsonb(t) @> ${row}::text::jsonb`
      expect({ table, kept: kept.length }).toEqual({ table, kept: 1 })
    }
    expect(await sql`select api_key_id from tickets`).toEqual([{ api_key_id: apiKey }])
    expect(await sql`select symptom from categories`).toEqual([{ symptom: 'void' }])
    expect(await sql`select name ->> 'en' as name, proposed_status from incident_stages`).toEqual([
      { name: 'Repair and monitor', proposed_status: 'monitoring' },
    ])
    const open = await sql`select conname from pg_constraint where contype = 'c' and not convalidated`
    expect([...open]).toEqual([])
  })
})

const large = `create table large (id int primary key, old int not null, new int);
insert into large (id, old) select n, n * 2 from generate_series(1, 25) n;`
const concurrently = `-- outside a transaction
create index concurrently if not exists large_old on large (old);
--> statement-breakpoint
-- in batches
update large set new = old where id in (select id from large where new is null limit 10);`

test('a migration outside a transaction builds indexes concurrently and fills in batches until nothing is left', async () => {
  const folder = migrationsUntil('0000_foundation', [
    { tag: '9000_large', text: large },
    { tag: '9001_filled', text: concurrently },
  ])
  await onNewDatabase(folder, async (sql) => {
    expect(await sql`select count(*)::int as left from large where new is distinct from old`).toEqual([
      { left: 0 },
    ])
    expect(await sql`select indisvalid from pg_index where indexrelid = 'large_old'::regclass`).toEqual([
      { indisvalid: true },
    ])
  })
})

test('one that was cut off runs again from its beginning, and builds an unfinished index anew', async () => {
  const unfinished = `${large} update large set old = 1;`
  const unique = concurrently.replace('create index', 'create unique index')
  const folder = migrationsUntil('0000_foundation', [{ tag: '9000_large', text: unfinished }])
  const further = migrationsUntil('0000_foundation', [
    { tag: '9000_large', text: unfinished },
    { tag: '9001_filled', text: unique },
  ])
  await onNewDatabase(folder, async (sql) => {
    await expect(migrateDatabase(url, { folder: further })).rejects.toThrow(/could not create unique index/)
    await sql`update large set old = id`
    await migrateDatabase(url, { folder: further })
    expect(await sql`select indisvalid from pg_index where indexrelid = 'large_old'::regclass`).toEqual([
      { indisvalid: true },
    ])
    expect(await sql`select count(*)::int as left from large where new is null`).toEqual([{ left: 0 }])
  })
})
