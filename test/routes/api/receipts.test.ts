import { beforeEach, expect, test } from 'vitest'
import { acknowledge } from '#app/domain/delivery/sending/acknowledge.ts'
import { claimDeliveries } from '#app/domain/delivery/sending/claim.ts'
import { signatureOf } from '#app/domain/delivery/receipts/signature.ts'
import * as receipts from '#app/routes/api/receipts.ts'
import { call } from '#test/support/api.ts'
import { asSystem } from '#test/support/context.ts'
import { sql } from '#test/support/database.ts'
import { createTicket, openDesk } from '#test/support/desk.ts'

beforeEach(openDesk)

const secret = 'a-secret-of-the-gateway-in-tests'
const key = '?key=a-key-of-the-address-in-tests'
const nowSeconds = () => String(Math.floor(Date.now() / 1000))

/** A message that the provider took under this reference. */
async function sentBy(provider: string, ref: string): Promise<string> {
  await createTicket({ contact: { mobile: '13900001234' } })
  const { token, rows } = await claimDeliveries(asSystem(), 'ticket', 'sms')
  const outcome = { state: 'sent', ref } as const
  await acknowledge(
    asSystem(),
    'ticket',
    token,
    provider,
    rows.map((row) => ({ row, outcome })),
  )
  return rows[0]?.id ?? ''
}
const row = async () =>
  (await sql`select state, failure, delivered_at as "deliveredAt" from deliveries where channel = 'sms'`)[0]

const gateway = (body: unknown, over: { seconds?: string; secret?: string; header?: string } = {}) => {
  const seconds = over.seconds ?? nowSeconds()
  const text = JSON.stringify(body)
  const signature = signatureOf(over.secret ?? secret, seconds, text)
  const header = over.header ?? `t=${seconds},v1=${signature}`
  return call(receipts, {
    params: { provider: 'http' },
    body: text,
    headers: { 'X-Fapiao-Signature': header },
  })
}

test('a gateway that signs its reports is believed', async () => {
  const id = await sentBy('sms-http', 'gw-1')
  const answer = await gateway({ deliveryId: id, state: 'delivered', at: '2026-03-02T01:00:00Z' })

  expect(answer).toMatchObject({ status: 200, body: { received: true } })
  expect(await row()).toMatchObject({ state: 'delivered', deliveredAt: new Date('2026-03-02T01:00:00Z') })
})

test('several reports come in one call, found by the gateway’s own ids too', async () => {
  await sentBy('sms-http', 'gw-1')
  const unknown = { id: 'gw-0', state: 'delivered' }
  const answer = await gateway({ receipts: [unknown, { id: 'gw-1', state: 'failed', code: 'EMPTY' }] })

  expect(answer.status).toBe(200)
  expect(await row()).toMatchObject({ state: 'permanent', failure: 'EMPTY' })
})

test.each([
  ['under another secret', { secret: 'another-secret-of-nobody' }],
  ['without a signature', { header: '' }],
  ['with a signature of another form', { header: 'sha256=00' }],
  ['ten minutes old', { seconds: String(Math.floor(Date.now() / 1000) - 600) }],
])('a report %s is refused and changes nothing', async (_, over) => {
  const id = await sentBy('sms-http', 'gw-1')
  const answer = await gateway({ deliveryId: id, state: 'delivered' }, over)

  expect(answer.status).toBe(401)
  expect(await row()).toMatchObject({ state: 'sent' })
  expect(await sql`select 1 from receipts`).toHaveLength(0)
})

test('a report that is not written as agreed is refused with the field that is wrong', async () => {
  const answer = await gateway({ receipts: [{ state: 'perhaps' }] })

  expect(answer.status).toBe(422)
  expect(answer.body.errors[0].field).toContain('0.')
})

test('Aliyun’s report is found by the id we gave it, and answered as Aliyun wants', async () => {
  const id = await sentBy('sms-aliyun', 'biz-1')
  const body = [
    {
      phone_number: '13900001234',
      send_time: '2026-03-02 09:00:00',
      report_time: '2026-03-02 09:00:03',
      success: true,
      err_code: 'DELIVERED',
      err_msg: '用户接收成功',
      sms_size: '1',
      biz_id: 'biz-1',
      out_id: id,
    },
  ]
  const answer = await call(receipts, { params: { provider: 'aliyun' }, query: key, body })

  expect(answer).toMatchObject({ status: 200, body: { code: 0 } })
  expect(await row()).toMatchObject({ state: 'delivered', deliveredAt: new Date('2026-03-02T01:00:03Z') })
})

test('Tencent’s report is found by its serial number and the phone number', async () => {
  await sentBy('sms-tencent', 'sid-1')
  const report = {
    nationcode: '86',
    report_status: 'FAIL',
    errmsg: 'MK:0001',
    description: '空号',
    sid: 'sid-1',
  }
  const other = { ...report, mobile: '13900009999' }
  await call(receipts, { params: { provider: 'tencent' }, query: key, body: [other] })
  expect(await row()).toMatchObject({ state: 'sent' })

  const mine = { ...report, mobile: '13900001234', user_receive_time: '2026-03-02 09:00:03' }
  const answer = await call(receipts, { params: { provider: 'tencent' }, query: key, body: [mine] })
  expect(answer).toMatchObject({ status: 200, body: { result: 0 } })
  expect(await row()).toMatchObject({ state: 'permanent', failure: 'MK:0001' })
})

test('without the key of the address nobody reports for a cloud', async () => {
  const bodies = [[{ phone_number: '13900001234', success: true, biz_id: 'biz-1' }]]
  for (const query of ['', '?key=', '?key=a-key-of-the-address-in-testz']) {
    for (const body of bodies) {
      const answer = await call(receipts, { params: { provider: 'aliyun' }, query, body })
      expect(answer.status).toBe(401)
    }
  }
  expect((await call(receipts, { params: { provider: 'nobody' }, body: {} })).status).toBe(404)
})
