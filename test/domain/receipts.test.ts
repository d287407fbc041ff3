import { beforeEach, expect, test } from 'vitest'
import { acknowledge } from '#app/domain/delivery/sending/acknowledge.ts'
import { claimDeliveries, type Claim } from '#app/domain/delivery/sending/claim.ts'
import { applyWaitingReceipts } from '#app/domain/delivery/receipts/apply.ts'
import { receiveReceipts, type Report } from '#app/domain/delivery/receipts/receive.ts'
import { as, asSystem } from '#test/support/context.ts'
import { sql } from '#test/support/database.ts'
import { createTicket, hire, openDesk } from '#test/support/desk.ts'
import { retryNotice } from '#app/domain/delivery/broadcasts/notice.ts'

beforeEach(openDesk)

const at = new Date('2026-03-02T01:00:00Z')
const claim = () => claimDeliveries(asSystem(), 'ticket', 'sms')
const send = ({ token, rows }: Claim, ref = 'ref-1') =>
  acknowledge(
    asSystem(),
    'ticket',
    token,
    'sms-http',
    rows.map((row) => ({ row, outcome: { state: 'sent', ref } as const })),
  )
const report = (...reports: Report[]) => receiveReceipts(asSystem(), 'sms-http', reports)
const row = async () => {
  const [found] = await sql`select state, failure, delivered_at from deliveries where channel = 'sms'`
  return { state: found?.state, failure: found?.failure, deliveredAt: found?.delivered_at }
}
const counts = async () => {
  const [found] =
    await sql`select sent, delivered, permanent, queued + sending + temporary as open from notices`
  return { ...found }
}

/** One message on its way to one person, by SMS alone. */
async function onItsWay(): Promise<{ claimed: Claim; id: string }> {
  await createTicket({ contact: { mobile: '13900001234' } })
  const claimed = await claim()
  return { claimed, id: claimed.rows[0]?.id ?? '' }
}

test('a receipt says that a message was delivered, and when', async () => {
  const { claimed, id } = await onItsWay()
  await send(claimed)
  await report({ state: 'delivered', deliveryId: id, occurredAt: at })

  expect(await row()).toEqual({ state: 'delivered', failure: null, deliveredAt: at })
  expect(await counts()).toMatchObject({ sent: 0, delivered: 1, open: 0 })
})

test('a receipt that comes before our own commit waits for it', async () => {
  const { claimed, id } = await onItsWay()
  await report({ state: 'delivered', deliveryId: id, occurredAt: at })
  expect(await row()).toMatchObject({ state: 'sending' })

  await send(claimed)
  expect(await row()).toEqual({ state: 'delivered', failure: null, deliveredAt: at })
})

test('one that knows only the provider’s reference is found by it, also by the sweep', async () => {
  const { claimed } = await onItsWay()
  await report({ state: 'delivered', providerRef: 'ref-1' })
  await sql`update receipts set provider_ref = 'ref-0'`
  await send(claimed)
  expect(await row()).toMatchObject({ state: 'sent' })

  await sql`update receipts set provider_ref = 'ref-1'`
  await applyWaitingReceipts(asSystem())
  expect(await row()).toMatchObject({ state: 'delivered' })
})

test('the same receipt twice, or ten at once, moves the counters once', async () => {
  const { claimed, id } = await onItsWay()
  await send(claimed)
  await Promise.all(
    Array.from({ length: 10 }, (_, index) =>
      report({ state: 'delivered', deliveryId: id, occurredAt: new Date(at.getTime() + index) }),
    ),
  )

  expect(await counts()).toMatchObject({ sent: 0, delivered: 1 })
  expect(await sql`select count(*)::int as count from receipts`).toEqual([{ count: 1 }])
})

test('a failure that is reported later says why, and delivered is the last word', async () => {
  const { claimed, id } = await onItsWay()
  await send(claimed)
  await report({ state: 'permanent', deliveryId: id, code: 'MK:0001' })
  expect(await row()).toMatchObject({ state: 'permanent', failure: 'MK:0001' })
  expect(await counts()).toMatchObject({ sent: 0, permanent: 1 })

  await report({ state: 'delivered', deliveryId: id, occurredAt: at })
  expect(await row()).toEqual({ state: 'delivered', failure: null, deliveredAt: at })
  await report({ state: 'permanent', deliveryId: id, code: 'late' })
  expect(await row()).toMatchObject({ state: 'delivered' })
  expect(await counts()).toMatchObject({ permanent: 0, delivered: 1 })
})

test.each([
  ['with a code', { code: 'MK:0001' }],
  ['with a later time', { code: 'late', occurredAt: new Date(at.getTime() + 60_000) }],
  ['without a reason', {}],
])('a failure %s that is first reported after the delivery changes nothing', async (_how, said) => {
  const { claimed, id } = await onItsWay()
  await send(claimed)
  await report({ state: 'delivered', deliveryId: id, occurredAt: at })
  await report({ state: 'permanent', deliveryId: id, ...said })
  expect(await row()).toEqual({ state: 'delivered', failure: null, deliveredAt: at })
  expect(await counts()).toMatchObject({ permanent: 0, delivered: 1 })
})

test('both at once in the wrong order: delivered wins', async () => {
  const { claimed, id } = await onItsWay()
  await report({ state: 'delivered', deliveryId: id }, { state: 'permanent', deliveryId: id, code: 'x' })
  await send(claimed)

  expect(await row()).toMatchObject({ state: 'delivered' })
  expect(await counts()).toMatchObject({ sent: 0, permanent: 0, delivered: 1 })
})

test('what was delivered though its answer was lost is not sent again', async () => {
  const { claimed, id } = await onItsWay()
  const lost = claimed.rows.map((one) => ({
    row: one,
    outcome: { state: 'temporary', reason: 'timeout' } as const,
  }))
  await acknowledge(asSystem(), 'ticket', claimed.token, 'sms-http', lost)
  await report({ state: 'delivered', deliveryId: id, occurredAt: at })

  expect(await row()).toMatchObject({ state: 'delivered' })
  expect((await claim()).rows).toEqual([])
  expect(await counts()).toMatchObject({ delivered: 1, open: 0 })
})

test('another provider’s receipt, or one about nothing of ours, changes nothing', async () => {
  const { claimed, id } = await onItsWay()
  await send(claimed)
  await receiveReceipts(asSystem(), 'tencent', [
    { state: 'delivered', deliveryId: id },
    { state: 'delivered', providerRef: 'ref-1' },
    { state: 'permanent', deliveryId: '018f4f4e-0000-7000-8000-000000000000' },
  ])

  expect(await row()).toMatchObject({ state: 'sent' })
})

test('a message that failed by its receipt can be sent again, and its new receipt counts', async () => {
  const { claimed, id } = await onItsWay()
  await send(claimed)
  await report({ state: 'permanent', deliveryId: id, code: 'off' })
  const [notice] = await sql<{ id: string }[]>`select id from notices`
  expect(await retryNotice(as(await hire(['admin'], null)), notice?.id ?? '')).toBe(1)
  await send(await claim(), 'ref-2')
  expect(await row()).toMatchObject({ state: 'sent' })

  await report({ state: 'delivered', providerRef: 'ref-2' })
  expect(await counts()).toMatchObject({ delivered: 1, open: 0 })
})

test('the same failure after another try counts again', async () => {
  const { claimed, id } = await onItsWay()
  await send(claimed)
  await report({ state: 'permanent', deliveryId: id, code: 'off' })
  const [notice] = await sql<{ id: string }[]>`select id from notices`
  await retryNotice(as(await hire(['admin'], null)), notice?.id ?? '')
  await send(await claim(), 'ref-2')
  await report({ state: 'permanent', deliveryId: id, code: 'off' })

  expect(await row()).toMatchObject({ state: 'permanent', failure: 'off' })
})
