import { join } from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { chainAudit } from '#app/domain/ground/audit/chain.ts'
import { readSandbox } from '#app/platform/sandbox.ts'
import { closeRuntime, runtime } from '#app/platform/runtime.ts'
import { config } from '#app/platform/config.ts'
import type { JobData, JobName } from '#jobs/definitions.ts'
import { handlers, type Handler } from '#jobs/handlers/index.ts'
import { startWorkers, type Workers } from '#jobs/queue.ts'
import { asSystem } from '#test/support/context.ts'
import { db, sql } from '#test/support/database.ts'
import { openDesk } from '#test/support/desk.ts'
import { until } from '#test/support/until.ts'
import { runJourney } from './planted/journey.ts'
import { findIn, searchFiles, searchServer, searchTables, type Needles } from './planted/search.ts'
import { control, needles, planted } from './planted/values.ts'

let workers: Workers | undefined

beforeEach(openDesk)
afterAll(async () => {
  await workers?.close(2000)
  await closeRuntime()
})

const controls: Needles = [['control', Buffer.from(control)]]

test(
  'neither the tables, the queue, the data files, the log of writes nor the file store tell who reported',
  { timeout: 90_000 },
  async () => {
    const since = Date.now() - 1000
    workers = await startWorkers(config(), perform)
    await runJourney()
    await until('everything is sent', allSent, 30_000)
    await chainAudit(asSystem())

    // What was planted did arrive where it should, so that it could be anywhere.
    const letters = await readSandbox(db, { limit: 200 })
    const reached = new Set(letters.map(({ to }) => to))
    expect([...reached]).toEqual(
      expect.arrayContaining([
        `+86${planted.mobile}`,
        planted.email.toLowerCase(),
        `+86${planted.subscriber}`,
      ]),
    )

    const [invoice] = await sql`select from reported_invoices where buyer_tax_id_cipher is not null`
    expect(invoice).toBeDefined()

    const rows = await searchTables(sql, needles)
    expect(rows.found).toEqual([])
    expect(rows.tables.filter((table) => table.startsWith('bullmq.'))).not.toEqual([])
    expect((await searchTables(sql, controls)).found).toContainEqual({ where: 'tickets', what: 'control' })

    await sql`checkpoint`
    const server = await searchServer(sql, needles, since)
    expect(server.found).toEqual([])
    const seen = (await searchServer(sql, controls, since)).found.map(({ where }) => where)
    expect(seen.some((path) => path.startsWith(server.wal))).toBe(true)
    expect(seen.some((path) => path.startsWith(server.base))).toBe(true)

    const store = searchFiles(join(config().DATA_DIR, 'files'), needles)
    expect(store.found).toEqual([])
    expect(store.files.length).toBeGreaterThanOrEqual(2)
  },
)

test('the search finds a planted value as text, hexadecimal and base64', () => {
  const { name, mobile } = planted
  for (const text of [name, mobile, mobile.replace(/^(...)(....)/, '$1 $2 ')]) {
    for (const form of [text, Buffer.from(text).toString('hex'), Buffer.from(`a${text}b`).toString('base64')])
      expect(findIn('here', Buffer.from(`before ${form} after`), needles)).not.toEqual([])
  }
  expect(findIn('here', Buffer.from('137****5678 欧**'), needles)).toEqual([])
})

const allSent = async () => {
  const [row] = await sql<{ waiting: number; sent: number }[]>`
    select count(*) filter (where state in ('queued', 'sending', 'temporary'))::int as waiting,
           count(*) filter (where state in ('sent', 'delivered'))::int as sent from deliveries`
  const [notice] = await sql`select from notices where state = 'expanding'`
  return row !== undefined && row.waiting === 0 && row.sent > 8 && notice === undefined
}

async function perform<N extends JobName>(name: N, data: JobData<N>): Promise<void> {
  const handle: Handler<N> = handlers[name]
  await handle({ ...asSystem(), enqueue: runtime().queue.enqueue }, data)
}
