import { createTransport } from 'nodemailer'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readMails } from '#app/domain/delivery/inbound-mails/read-mails.ts'
import { returnPathOf } from '#app/platform/return-path.ts'
import { takeBounces } from '#jobs/inbound.ts'
import { postfix } from '#test/domain/bounces/samples.ts'
import { asSystem, enqueued, forgetJobs } from '#test/support/context.ts'
import { sql } from '#test/support/database.ts'
import { openDesk } from '#test/support/desk.ts'
import { sentMail } from '#test/support/sent-mail.ts'
import { freePort } from '#test/support/free-port.ts'
import { until } from '#test/support/until.ts'

const domain = 'bounces.demo.invalid'
const running: Array<{ stop(): Promise<void> }> = []
beforeEach(async () => {
  await openDesk()
  forgetJobs()
})
afterEach(async () => {
  for (const one of running.splice(0)) await one.stop()
})

function worker(port: number) {
  const settings = { INBOUND_SMTP: { host: '127.0.0.1', port }, BOUNCE_DOMAIN: domain }
  const one = takeBounces(settings, () => asSystem(), 50)
  running.push(one)
  return one
}

async function deliver(port: number, to: string): Promise<unknown> {
  const transport = createTransport({ host: '127.0.0.1', port, ignoreTLS: true })
  try {
    await transport.sendMail({ envelope: { from: '', to: [to] }, raw: postfix({ status: '5.1.1' }) })
    return 250
  } catch (error) {
    return error instanceof Error && 'responseCode' in error ? error.responseCode : undefined
  } finally {
    transport.close()
  }
}

test('a bounce that a mail server brings to a worker is kept, then read; a made-up address is refused', async () => {
  const port = await freePort()
  worker(port)
  const path = returnPathOf(await sentMail(), domain)
  const madeUp = path.replace(/\.[0-9a-f]{20}@/, `.${'0'.repeat(20)}@`)
  await until('it listens', async () => (await deliver(port, madeUp)) === 550)

  forgetJobs()
  expect(await deliver(port, path)).toBe(250)
  expect(await sql`select source, state from inbound_mails`).toEqual([{ source: 'smtp', state: 'received' }])
  expect(enqueued).toEqual([{ name: 'mails.read', data: {} }])

  await readMails(asSystem())
  expect(await sql`select state, failure from deliveries`).toEqual([
    { state: 'permanent', failure: 'bounce:5.1.1' },
  ])
})

test('of two workers on a machine the second takes over when the first ends', async () => {
  const port = await freePort()
  const first = worker(port)
  await until('the first listens', async () => (await deliver(port, 'x@mail.invalid')) === 550)
  worker(port)
  const path = returnPathOf(await sentMail(), domain)
  await first.stop()

  await until('the second listens', async () => (await deliver(port, path)) === 250)
  await readMails(asSystem())
  expect(await sql`select state from deliveries`).toEqual([{ state: 'permanent' }])
})
