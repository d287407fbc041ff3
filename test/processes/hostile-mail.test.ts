import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createTransport } from 'nodemailer'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fileReport } from '#app/domain/intake/reports/file-report.ts'
import { parseReport } from '#app/domain/intake/reports/report.ts'
import { returnPathOf } from '#app/platform/return-path.ts'
import { openDatabase } from '#db/client.ts'
import { postfix } from '#test/domain/bounces/samples.ts'
import { hostileMails } from '#test/security/hostile/mails.ts'
import { preparedDataDir } from '#test/support/prepared.ts'
import { freePort } from '#test/support/free-port.ts'
import { clearAway, databaseOf, npmStart } from '#test/support/start.ts'
import { until } from '#test/support/until.ts'

// The running product from its build: what comes to a return path reaches the reader that the build has made.

const domain = 'bounces.desk.invalid'
const cleanUp: Array<() => unknown> = []
afterAll(async () => {
  for (const step of cleanUp.splice(0).reverse()) await step()
})

async function openHouse() {
  const dataDir = await preparedDataDir('empty')
  cleanUp.push(() => clearAway(dataDir))
  const port = await freePort()
  const start = await npmStart(dataDir, {
    DEMO: '0',
    BOUNCE_DOMAIN: domain,
    INBOUND_SMTP: `127.0.0.1:${port}`,
    SWEEP_SECONDS: '1',
  })
  await start.untilReady()
  const { db, sql, close } = openDatabase(databaseOf(dataDir), { max: 2, name: 'test' })
  cleanUp.push(close)
  process.env.DATABASE_URL = databaseOf(dataDir)
  process.env.BASE_URL = start.url
  process.env.SECRET_KEYS = readFileSync(join(dataDir, 'keys'), 'utf8').trim()
  return {
    sql,
    workerPid: () => start.pidOf('worker'),
    /** The return path of a new ticket's mail, which went to the sandbox as if a mail server had taken it. */
    async mail(): Promise<{ id: string; path: string }> {
      const now = new Date()
      const email = `reader${now.getTime()}@mail.invalid`
      const { report } = parseReport({ kind: 'praise', description: '谢谢。', contact: { email } }, now)
      const enqueue = async () => undefined
      const { ticket } = await fileReport({ actor: { type: 'anonymous' }, db, enqueue, now }, report)
      const own = () => sql<{ id: string }[]>`
        select d.id from deliveries d join notices n on n.id = d.notice_id
         where d.channel = 'email' and d.state = 'sent' and d.contact_id = ${ticket.contactId}`
      await until('the receipt is sent', async () => (await own()).length === 1, 20_000)
      const [row] = await own()
      const id = row?.id ?? ''
      await sql`update deliveries set provider = 'smtp' where id = ${id}`
      return { id, path: returnPathOf(id, domain) }
    },
    async send(to: string, raw: Buffer) {
      const transport = createTransport({ host: '127.0.0.1', port, ignoreTLS: true })
      await transport.sendMail({ envelope: { from: '', to: [to] }, raw })
      transport.close()
    },
  }
}

let house: Awaited<ReturnType<typeof openHouse>>
beforeAll(async () => {
  house = await openHouse()
})

test('hostile mails are answered and read, the worker lives, and a bounce behind them counts', async () => {
  const { sql } = house
  const worker = house.workerPid()
  const [hostile, other] = [await house.mail(), await house.mail()]
  for (const [, raw] of hostileMails) await house.send(hostile.path, raw)
  await house.send(other.path, postfix({ status: '5.1.1' }))

  const waiting = async () => (await sql`select 1 from inbound_mails where state = 'received'`).length
  await until('all are settled', async () => (await waiting()) === 0, 60_000)
  expect(await sql`select failure from deliveries where id = ${other.id}`).toEqual([
    { failure: 'bounce:5.1.1' },
  ])
  expect(house.workerPid()).toBe(worker)
  expect(await sql`select 1 from inbound_mails`).toHaveLength(hostileMails.length + 1)
})
