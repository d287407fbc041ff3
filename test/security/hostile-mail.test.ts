import { createTransport } from 'nodemailer'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { readMails } from '#app/domain/delivery/inbound-mails/read-mails.ts'
import { listPoison } from '#app/domain/delivery/inbound-mails/list-poison.ts'
import { returnPathOf } from '#app/platform/return-path.ts'
import { takeBounces } from '#jobs/inbound.ts'
import { postfix } from '#test/domain/bounces/samples.ts'
import { as, asSystem } from '#test/support/context.ts'
import { sql } from '#test/support/database.ts'
import { hire, openDesk } from '#test/support/desk.ts'
import { freePort } from '#test/support/free-port.ts'
import { sentMail } from '#test/support/sent-mail.ts'
import { until } from '#test/support/until.ts'
import { hostileMails } from './hostile/mails.ts'

const domain = 'bounces.demo.invalid'
const bounce = postfix({ status: '5.1.1' })
let port = 0
const running: Array<{ stop(): Promise<void> }> = []

beforeAll(async () => {
  port = await freePort()
})
beforeEach(async () => {
  await openDesk()
  const settings = { INBOUND_SMTP: { host: '127.0.0.1', port }, BOUNCE_DOMAIN: domain }
  running.push(takeBounces(settings, () => asSystem(), 20))
  await until('it listens', async () => (await deliver('nobody@elsewhere.invalid', bounce)) === 550)
})
afterEach(async () => {
  for (const one of running.splice(0)) await one.stop()
})

async function deliver(to: string, raw: Buffer): Promise<unknown> {
  const transport = createTransport({ host: '127.0.0.1', port, ignoreTLS: true })
  try {
    await transport.sendMail({ envelope: { from: '', to: [to] }, raw })
    return 250
  } catch (error) {
    return error instanceof Error && 'responseCode' in error ? error.responseCode : error
  } finally {
    transport.close()
  }
}

const stateOf = async (id: string) => {
  const [row] = await sql`select state, failure from deliveries where id = ${id}`
  return { ...row }
}
const mails = async () => [
  ...(await sql`select state, reason, attempts from inbound_mails order by received_at, id`),
]
/** As if the pauses before further tries were over. */
const lastTry = async (limits: { timeoutMs: number }) => {
  for (let tries = 0; tries < 3; tries++) {
    await sql`update inbound_mails set next_at = now() - interval '1 second' where state = 'received'`
    await readMails(asSystem(), () => false, limits)
  }
}

describe('a mail with', () => {
  test.each(hostileMails)('%s is answered, and the bounce behind it is read', async (_, raw) => {
    const [own, other] = [await sentMail(), await sentMail()]

    expect(await deliver(returnPathOf(own, domain), raw)).toBe(250)
    expect(await deliver(returnPathOf(other, domain), bounce)).toBe(250)
    await readMails(asSystem())

    expect(await stateOf(other)).toEqual({ state: 'permanent', failure: 'bounce:5.1.1' })
    expect(await mails()).toMatchObject([{ state: 'parsed' }, { state: 'parsed' }])
  })
})

describe('what can’t be read within its limits', () => {
  // Each takes the parser some hundred milliseconds on an idle machine.
  const slow = hostileMails.filter(([name]) =>
    ['parts nested 3,000 deep', 'a report of empty groups', 'a parameter in 5,000 pieces'].includes(name),
  )

  test.each(slow)('(%s) is put aside after three tries, and shown', async (_, raw) => {
    const own = await sentMail()
    expect(await deliver(returnPathOf(own, domain), raw)).toBe(250)
    await lastTry({ timeoutMs: 1 })

    expect(await mails()).toEqual([{ state: 'poison', reason: 'too_long', attempts: 3 }])
    expect(await stateOf(own)).toEqual({ state: 'sent', failure: null })
    const { items } = await listPoison(as(await hire(['admin'], null)))
    expect(items).toMatchObject([
      { reason: 'too_long', size: raw.length, recipient: `b***@${domain}`, sender: '', source: 'smtp' },
    ])
  })

  test('waits for its further tries behind what arrived meanwhile', async () => {
    const [own, other] = [await sentMail(), await sentMail()]
    await deliver(returnPathOf(own, domain), bounce)
    await readMails(asSystem(), () => false, { timeoutMs: 0 })
    expect(await mails()).toEqual([{ state: 'received', reason: 'too_long', attempts: 1 }])

    await deliver(returnPathOf(other, domain), bounce)
    await readMails(asSystem())
    expect(await stateOf(other)).toEqual({ state: 'permanent', failure: 'bounce:5.1.1' })
    expect(await stateOf(own)).toEqual({ state: 'sent', failure: null })

    await sql`update inbound_mails set next_at = now() - interval '1 second' where state = 'received'`
    await readMails(asSystem())
    expect(await stateOf(own)).toEqual({ state: 'permanent', failure: 'bounce:5.1.1' })
  })
})

test('who has a return path can’t fill the disk by it', async () => {
  const [own, other] = [await sentMail(), await sentMail()]
  await sql`
    insert into inbound_mails (id, source, key, delivery_id, envelope_cipher, raw_cipher, size, received_at, next_at)
    select gen_random_uuid(), 'smtp', 'k' || n, ${own}, '', '', 1, now(), now() + interval '1 hour'
      from generate_series(1, 100) n`

  expect(await deliver(returnPathOf(own, domain), bounce)).toBe(550)
  expect(await deliver(returnPathOf(other, domain), bounce)).toBe(250)
})
