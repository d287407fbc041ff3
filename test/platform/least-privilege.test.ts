// Isolated: the queue's tables are made in the database.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
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

/** The events of the month after the next. */
async function monthAhead(): Promise<string> {
  const [row] = await sql<{ name: string }[]>`
    select 'events_' || to_char(date_trunc('month', now(), 'UTC') + interval '2 months', 'YYYY_MM') as name`
  return row?.name ?? ''
}
