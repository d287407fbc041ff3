import { once } from 'node:events'
import { SMTPServer } from 'smtp-server'
import { beforeEach, expect, test } from 'vitest'
import { retryNotice } from '#app/domain/delivery/broadcasts/notice.ts'
import { receiveBounce } from '#app/domain/delivery/bounces/receive-bounce.ts'
import { acknowledge } from '#app/domain/delivery/sending/acknowledge.ts'
import { claimDeliveries, type Claim } from '#app/domain/delivery/sending/claim.ts'
import { drainDeliveries } from '#app/domain/messages/rendering/drain-deliveries.ts'
import { liftSuppression } from '#app/domain/delivery/suppressions/lift.ts'
import { listSuppressions } from '#app/domain/delivery/suppressions/list.ts'
import { smtpProvider } from '#app/platform/mailer.ts'
import type { Outcome, Provider } from '#app/platform/provider.ts'
import { deliveryOfReturnPath } from '#app/platform/return-path.ts'
import { as, asSystem, at } from '#test/support/context.ts'
import { sql } from '#test/support/database.ts'
import { createTicket, hire, openDesk } from '#test/support/desk.ts'
import { answer, outOfOffice, postfix, qq } from './samples.ts'

beforeEach(openDesk)

const contact = { email: 'reader@mail.invalid' }
const claim = () => claimDeliveries(asSystem(), 'ticket', 'email')
const send = ({ token, rows }: Claim) =>
  acknowledge(
    asSystem(),
    'ticket',
    token,
    'smtp',
    rows.map((row) => ({ row, outcome: { state: 'sent' } as const })),
  )
const deliveries = async () =>
  [...(await sql`select state, failure from deliveries order by created_at, id`)].map((row) => ({ ...row }))
const listed = async () => [...(await sql`select reason, code from suppressions where lifted_at is null`)]
const receipts = async () => [...(await sql`select state, code from receipts order by created_at, id`)]

/** One mail to one person that a mail server took. */
async function sent(now?: Date): Promise<string> {
  await createTicket({ contact }, now)
  // Proven, so that the next mails go to it, too.
  await sql`update contacts set proven_at = created_at where proven_at is null`
  const claimed = await claim()
  await send(claimed)
  return claimed.rows[0]?.id ?? ''
}
const bounce = (deliveryId: string, raw: Buffer, { sender = '', now = new Date() } = {}) =>
  receiveBounce(asSystem(now), { deliveryId, sender, raw })
const nobody = postfix({ status: '5.1.1' })
const full = postfix({ status: '5.2.2' })

test('a mail to nobody comes back: its delivery failed, its address gets no more, and the desk sees why', async () => {
  expect(await bounce(await sent(), nobody)).toBe('failed')

  expect(await deliveries()).toEqual([{ state: 'permanent', failure: 'bounce:5.1.1' }])
  expect(await sql`select sent, permanent from notices`).toEqual([{ sent: 0, permanent: 1 }])
  const { items } = await listSuppressions(as(await hire(['commander'], null)))
  expect(items).toMatchObject([{ channel: 'email', reason: 'bounce', code: '5.1.1' }])

  await createTicket({ contact })
  expect((await claim()).rows).toEqual([])
  expect(await deliveries()).toMatchObject([{}, { state: 'suppressed' }])
})

test('what is put on the list is in the audit by its code, without the address', async () => {
  await bounce(await sent(), nobody)

  const audit = await sql`select actor_type, details from audit_rows where action = 'address.suppressed'`
  expect(audit).toEqual([
    { actor_type: 'system', details: { channel: 'email', reason: 'bounce', code: '5.1.1' } },
  ])
})

test('the same bounce ten times, also at once, is one', async () => {
  const id = await sent()
  await Promise.all(Array.from({ length: 10 }, () => bounce(id, nobody)))

  expect(await receipts()).toHaveLength(1)
  expect(await sql`select permanent from notices`).toEqual([{ permanent: 1 }])
  expect(await sql`select 1 from audit_rows where action = 'address.suppressed'`).toHaveLength(1)
})

test('a bounce that comes before our own commit waits for it', async () => {
  await createTicket({ contact })
  const claimed = await claim()
  await bounce(claimed.rows[0]?.id ?? '', nobody)
  expect(await deliveries()).toMatchObject([{ state: 'sending' }])

  await send(claimed)
  expect(await deliveries()).toEqual([{ state: 'permanent', failure: 'bounce:5.1.1' }])
})

test('once lifted, the old bounce changes nothing and a new one counts', async () => {
  const id = await sent()
  await bounce(id, nobody)
  const commander = as(await hire(['commander'], null))
  const { items } = await listSuppressions(commander)
  await liftSuppression(commander, items[0]?.id ?? '')
  await bounce(id, nobody)
  expect(await listed()).toEqual([])

  await bounce(await sent(), postfix({ status: '5.2.1' }))
  expect(await listed()).toEqual([{ reason: 'bounce', code: '5.2.1' }])
})

test.each([
  ['a full mailbox', '5.2.2'],
  ['a mail that is too large', '5.3.4'],
  ['a refusal by policy', '5.7.1'],
  ['a general failure', '5.0.0'],
  ['a server that was away for days', '4.4.1'],
])('%s fails the delivery and leaves the address', async (_, status) => {
  await bounce(await sent(), postfix({ status }))

  expect(await deliveries()).toEqual([{ state: 'permanent', failure: `bounce:${status}` }])
  expect(await listed()).toEqual([])
})

test('a mailbox that is full on three days within thirty is given up', async () => {
  for (const day of ['2026-03-02T09:00', '2026-03-02T15:00', '2026-03-20T09:00'])
    await bounce(await sent(), full, { now: at(`${day}+08:00`) })
  expect(await listed()).toEqual([])

  await bounce(await sent(), full, { now: at('2026-03-25T09:00+08:00') })
  expect(await listed()).toEqual([{ reason: 'bounce', code: '5.2.2' }])
})

test('three refusals by policy, or days that lie far apart, give nobody up', async () => {
  for (const day of ['02', '03', '04']) {
    const now = at(`2026-03-${day}T09:00+08:00`)
    await bounce(await sent(), postfix({ status: '5.7.1' }), { now })
  }
  for (const month of ['04', '05', '06'])
    await bounce(await sent(), full, { now: at(`2026-${month}-20T09:00+08:00`) })

  expect(await listed()).toEqual([])
})

test('a delay is kept and changes nothing, and what comes after it counts', async () => {
  const id = await sent()
  await bounce(id, postfix({ action: 'delayed', status: '4.4.1' }))
  expect(await deliveries()).toEqual([{ state: 'sent', failure: null }])
  expect(await receipts()).toEqual([{ state: 'noted', code: 'delayed:4.4.1' }])

  await bounce(id, nobody)
  expect(await deliveries()).toEqual([{ state: 'permanent', failure: 'bounce:5.1.1' }])
})

test('a bounce in a form of its own fails the delivery, for an unknown reason, and leaves the address', async () => {
  expect(await bounce(await sent(), qq)).toBe('unclear')

  expect(await deliveries()).toEqual([{ state: 'permanent', failure: 'bounce_unclear' }])
  expect(await listed()).toEqual([])
})

test.each([
  ['a person’s answer', answer, 'reader@mail.invalid'],
  ['a reply of somebody who is away', outOfOffice, ''],
])('%s changes nothing', async (_, raw, sender) => {
  expect(await bounce(await sent(), raw, { sender })).toBe('none')

  expect(await deliveries()).toEqual([{ state: 'sent', failure: null }])
  expect(await receipts()).toEqual([])
})

test('who knows a return path can speak of its own address only', async () => {
  const id = await sent()
  await createTicket({ contact: { email: 'victim@mail.invalid' } })
  await bounce(id, postfix({ status: '5.1.1', final: 'victim@mail.invalid' }))

  expect((await claim()).rows).toHaveLength(1)
  await createTicket({ contact })
  expect((await claim()).rows).toHaveLength(0)
})

test('a bounce of nothing of ours, or of an SMS, is nothing', async () => {
  await createTicket({ contact: { mobile: '13900001234' } })
  const [row] = await sql`select id from deliveries`

  expect(await bounce('018f4f4e-0000-7000-8000-000000000000', nobody)).toBe('none')
  expect(await bounce(String(row?.id), nobody)).toBe('none')
  expect(await receipts()).toEqual([])
})

test('a failed mail that is sent again and comes back again fails again', async () => {
  const id = await sent()
  await bounce(id, full)
  const [notice] = await sql<{ id: string }[]>`select id from notices`
  await retryNotice(as(await hire(['admin'], null)), notice?.id ?? '')
  await send(await claim())
  expect(await deliveries()).toEqual([{ state: 'sent', failure: null }])

  await bounce(id, full)
  expect(await deliveries()).toEqual([{ state: 'permanent', failure: 'bounce:5.2.2' }])
})

const saying = (outcome: Outcome): Provider => ({
  name: 'smtp',
  concurrency: 10,
  send: async () => outcome,
  close: async () => undefined,
})
const drain = (outcome: Outcome) => drainDeliveries(asSystem(), 'ticket', 'email', saying(outcome))

test('an address that the mail server refuses while it is handed the mail is suppressed too', async () => {
  await createTicket({ contact })
  await drain({ state: 'permanent', reason: 'smtp_550', status: '5.1.1' })
  expect(await deliveries()).toEqual([{ state: 'permanent', failure: 'smtp_550' }])
  expect(await listed()).toEqual([{ reason: 'bounce', code: '5.1.1' }])

  await createTicket({ contact })
  expect(await deliveries()).toMatchObject([{}, { state: 'suppressed' }])
})

test.each([
  ['a full mailbox', { state: 'permanent', reason: 'smtp_552', status: '5.2.2' } as const],
  ['a policy', { state: 'permanent', reason: 'smtp_550', status: '5.7.1' } as const],
  ['no reason', { state: 'permanent', reason: 'smtp_550' } as const],
])('one that it refuses for %s is not', async (_, outcome) => {
  await createTicket({ contact })
  await drain(outcome)

  expect(await deliveries()).toMatchObject([{ state: 'permanent' }])
  expect(await listed()).toEqual([])
})

test('a server that says 550 5.1.1 to the recipient is understood, and was given the return path', async () => {
  const senders: string[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    onMailFrom({ address }, _session, done) {
      senders.push(address)
      done()
    },
    onRcptTo: (_address, _session, done) =>
      done(Object.assign(new Error('5.1.1 User unknown'), { responseCode: 550 })),
  })
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  const address = server.server.address()
  const url = `smtp://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
  const provider = smtpProvider({
    url,
    from: 'no-reply@desk.invalid',
    host: 'desk.invalid',
    bounceDomain: 'bounces.demo.invalid',
  })
  await createTicket({ contact })
  const [row] = await sql`select id from deliveries`
  await drainDeliveries(asSystem(), 'ticket', 'email', provider)
  await provider.close()
  await new Promise<void>((closed) => server.close(() => closed()))

  expect(senders.map((sender) => deliveryOfReturnPath(sender, 'bounces.demo.invalid'))).toEqual([row?.id])
  expect(await listed()).toEqual([{ reason: 'bounce', code: '5.1.1' }])
  await createTicket({ contact })
  expect(await deliveries()).toEqual([
    { state: 'permanent', failure: 'smtp_550' },
    { state: 'suppressed', failure: 'suppressed' },
  ])
})
