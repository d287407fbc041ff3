// Isolated: the queue's tables are made in the database.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { chainAudit, verifyAudit } from '#app/domain/ground/audit/chain.ts'
import { fileReport } from '#app/domain/intake/reports/file-report.ts'
import { parseReport } from '#app/domain/intake/reports/report.ts'
import { checkKeys } from '#app/platform/key-check.ts'
import { ensurePartitions } from '#app/platform/partitions.ts'
import { openDatabase, type Opened } from '#db/client.ts'
import { grantToApplication } from '#db/grant.ts'
import { isMigrated } from '#db/migrate.ts'
import { tickets } from '#db/schema/index.ts'
import { createQueue, prepareQueue, startWorkers, type QueueConfig } from '#jobs/queue.ts'
import { asSystem } from '#test/support/context.ts'
import { databaseUrl, sql } from '#test/support/database.ts'
import { aReport, openDesk } from '#test/support/desk.ts'
import { until } from '#test/support/until.ts'

// The owner of the tables migrates; web and worker have a role of their own that can read and write rows alone.

const role = `desk_app_${process.pid}`
const asRole = new URL(databaseUrl)
asRole.username = role
asRole.password = 'of-the-application'
const configOf = (url: string): QueueConfig => ({ DATABASE_URL: url, REDIS_CLUSTER: false })

let opened: Opened
beforeAll(async () => {
  await sql.unsafe(`create role ${role} login password 'of-the-application'`)
  await prepareQueue(configOf(databaseUrl))
  await grantToApplication(databaseUrl, role)
  opened = openDatabase(asRole.href, { max: 4, name: 'least privilege' })
})
beforeEach(openDesk)
afterAll(async () => {
  await opened.close()
  await sql.unsafe(`drop owned by ${role}`)
  await sql.unsafe(`drop role ${role}`)
})

test('a process of that role finds its migrations and keys, and files a report', async () => {
  expect(await isMigrated(opened.sql)).toBe(true)
  await checkKeys(opened.sql)
  await fileReport({ ...asSystem(), db: opened.db }, parseReport(aReport(), new Date()).report)
  expect(await opened.db.select().from(tickets)).toHaveLength(1)
})

test('it has the months ahead made, and writes into them', async () => {
  await sql.unsafe(`drop table if exists ${await monthAhead()}`)
  await ensurePartitions(opened.db)
  const [row] = await opened.sql`select to_regclass(${await monthAhead()}) is not null as there`
  expect(row).toEqual({ there: true })
})

test('its jobs are queued and done', async () => {
  const done: string[] = []
  const workers = await startWorkers(configOf(asRole.href), async (name) => void done.push(name))
  const queue = createQueue(configOf(asRole.href))
  await queue.enqueue('mails.read', {})
  await until('the job is done', () => done.includes('mails.read'))
  await queue.close()
  await workers.close(2000)
})

test.each([
  'create table of_its_own (id int)',
  'alter table tickets add column more text',
  'drop table tickets',
  'truncate tickets cascade',
  'create schema of_its_own',
])('it may not %s', async (statement) => {
  await expect(opened.sql.unsafe(statement)).rejects.toThrow(/permission denied|must be owner/)
})

describe('the audit trail', () => {
  const own = () => ({ ...asSystem(), db: opened.db })
  const kept = () => sql`select * from audit_rows order by id`
  /** A transaction that is open anywhere on the server holds the chain back for as long. */
  const link = () =>
    until('everything is linked', async () => {
      await chainAudit(own())
      return (await sql`select from audit_rows where hash is null`).length === 0
    })
  beforeEach(async () => {
    await fileReport(own(), parseReport(aReport(), new Date()).report)
  })

  test('is written, linked and verified under that role', async () => {
    await link()
    await fileReport(own(), parseReport(aReport(), new Date()).report)
    await link()
    expect(await verifyAudit(own())).toMatchObject({ intact: true, waiting: 0 })
  })

  test.each<[string, string[]]>([
    [
      'changing rows',
      [
        `update audit_rows set actor_type = 'staff'`,
        `update audit_rows set details = '{}', at = now()`,
        `update audit_rows set seq = null, hash = null`,
        `update audit_rows set seq = seq + 1`,
        `update audit_rows set hash = 'x' where seq = 1`,
        `insert into audit_rows select * from audit_rows on conflict (id) do update set actor_type = 'staff'`,
      ],
    ],
    [
      'deleting rows',
      [
        `delete from audit_rows`,
        `delete from audit_rows where seq = 1`,
        `merge into audit_rows a using audit_rows b on a.id = b.id when matched then delete`,
      ],
    ],
    ['emptying the table', [`truncate audit_rows`, `truncate audit_rows, tickets cascade`]],
    [
      'taking the trigger away',
      [
        `alter table audit_rows disable trigger audit_rows_append_only`,
        `alter table audit_rows disable trigger all`,
        `alter table audit_rows disable trigger user`,
        `drop trigger audit_rows_append_only on audit_rows`,
        `alter trigger audit_rows_append_only on audit_rows rename to another`,
        `set session_replication_role = replica`,
      ],
    ],
    [
      'another function of the trigger',
      [
        `create or replace function refuse_audit_change() returns trigger language plpgsql as 'begin return new; end'`,
        `drop function refuse_audit_change() cascade`,
        `alter function refuse_audit_change() owner to current_user`,
      ],
    ],
    [
      'triggers and rules of its own',
      [
        `create trigger first before insert on audit_rows for each row execute function refuse_audit_change()`,
        `create rule quiet as on insert to audit_rows do instead nothing`,
      ],
    ],
    [
      'another table',
      [
        `alter table audit_rows rename to audit_rows_before`,
        `alter table audit_rows drop column actor_type`,
        `drop table audit_rows`,
        `alter table audit_rows owner to current_user`,
        `alter table audit_rows set unlogged`,
      ],
    ],
  ])('is not rewritten by %s', async (_, statements) => {
    await link()
    const before = await kept()

    for (const statement of statements)
      await expect(opened.sql.unsafe(statement), statement).rejects.toThrow(
        /permission denied|must be owner|audit rows are never/,
      )

    expect(await kept()).toEqual(before)
    expect(await verifyAudit(own())).toMatchObject({ intact: true })
  })

  test('shows a link that was made up for a row that had none', async () => {
    await opened.sql`
      update audit_rows set seq = 1, hash = sha256('made up')
       where id = (select id from audit_rows where hash is null order by id limit 1)`
    expect(await verifyAudit(own())).toMatchObject({ intact: false, seq: 1 })
  })

  test('is what an earlier grant of more is taken back to', async () => {
    await sql.unsafe(`grant all on audit_rows to ${role}`)
    await grantToApplication(databaseUrl, role)
    const [may] = await sql`
      select array_agg(right_to order by right_to) as rights
        from unnest(array['select', 'insert', 'update', 'delete', 'truncate', 'references', 'trigger']) right_to
       where has_table_privilege(${role}, 'audit_rows', right_to)`
    expect(may).toEqual({ rights: ['insert', 'select'] })
  })
})

/** The events of the month after the next. */
async function monthAhead(): Promise<string> {
  const [row] = await sql<{ name: string }[]>`
    select 'events_' || to_char(date_trunc('month', now(), 'UTC') + interval '2 months', 'YYYY_MM') as name`
  return row?.name ?? ''
}
