import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { storeApiKey } from '#app/domain/people/api-keys/manage-api-keys.ts'
import { closeRuntime } from '#app/platform/runtime.ts'
import { action } from '#app/routes/api/tickets.ts'
import { prepareQueue } from '#jobs/queue.ts'
import { asSystem } from '#test/support/context.ts'
import { databaseUrl, sql } from '#test/support/database.ts'
import { aReport, openDesk } from '#test/support/desk.ts'
import { args, base } from '#test/support/desk-request.ts'
import { until } from '#test/support/until.ts'
import { watchStatements } from '#test/support/statements.ts'

const watched = await watchStatements(databaseUrl)
process.env.DATABASE_URL = watched.url
beforeAll(() => prepareQueue({ DATABASE_URL: databaseUrl, REDIS_CLUSTER: false }))
beforeEach(openDesk)
afterAll(async () => {
  await closeRuntime()
  watched.close()
})

const key = 'fd_of_statements'
const jobs = async () => (await sql`select from bullmq.job`).length

async function file() {
  const request = new Request(`${base}/api/v1/tickets`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${key}` },
    body: JSON.stringify(aReport()),
  })
  expect(await action(args(request))).toMatchObject({ status: 201 })
}

test('a report by a program asks no more than 21 statements, and waits for two commits', async () => {
  await storeApiKey(asSystem(), key, { name: 'test', scopes: ['tickets:write'], perSecond: null })
  await file()
  // A queue that took long to open is handed what it was owed later.
  await until('the queue has the first report’s jobs', async () => (await jobs()) === 3)
  const statements = await watched.during(file)
  expect(statements.length, statements.join('\n')).toBeLessThanOrEqual(21)
  // What it writes, and all that it asks of the queue. Open desks are told beside it, and nothing waits for the disk.
  const afterwards = statements.slice(statements.indexOf('commit') + 1).toSorted()
  expect(afterwards).toEqual([
    expect.stringMatching(/set_config\('synchronous_commit', 'off', true\).*pg_notify/s),
    expect.stringContaining('add_flow'),
  ])
  expect(statements.slice(0, -2).join()).not.toContain('pg_notify')
})
