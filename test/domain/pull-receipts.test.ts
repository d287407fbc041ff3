import { afterEach, beforeEach, expect, test } from 'vitest'
import { acknowledge } from '#app/domain/delivery/sending/acknowledge.ts'
import { claimDeliveries } from '#app/domain/delivery/sending/claim.ts'
import { pullReceipts } from '#app/domain/delivery/receipts/pull.ts'
import { receiveReceipts } from '#app/domain/delivery/receipts/receive.ts'
import { recipientOf } from '#app/domain/delivery/receipts/report-fields.ts'
import { receiptPulls } from '#app/platform/providers.ts'
import { askAliyun } from '#app/platform/sms/aliyun-receipts.ts'
import { mostStatuses, pullTencent } from '#app/platform/sms/tencent-receipts.ts'
import type { Pull } from '#app/platform/sms/vendor.ts'
import { loadConfig } from '#app/platform/config.ts'
import { asSystem } from '#test/support/context.ts'
import { sql } from '#test/support/database.ts'
import { keyBytes } from '#test/support/programs.ts'
import { createTicket, openDesk } from '#test/support/desk.ts'
import { providerSink, type ProviderSink, type Received, type Reply } from '#test/support/provider-sink.ts'

let sink: ProviderSink | undefined
beforeEach(openDesk)
afterEach(async () => {
  await sink?.close()
  sink = undefined
})

const mobile = '13900001234'
/** A message that the provider took a while ago. */
async function sentBy(provider: string, ref: string, ago = '5 minutes', to = mobile): Promise<string> {
  await createTicket({ contact: { mobile: to } })
  const { token, rows } = await claimDeliveries(asSystem(), 'ticket', 'sms')
  const outcome = { state: 'sent', ref } as const
  await acknowledge(
    asSystem(),
    'ticket',
    token,
    provider,
    rows.map((row) => ({ row, outcome })),
  )
  const [{ id = '' } = {}] = rows
  await sql`update deliveries set sent_at = now() - ${ago}::interval where id = ${id}`
  return id
}
const states = async () =>
  [...(await sql`select state, failure, delivered_at from deliveries order by created_at, id`)].map(
    ({ state, failure, delivered_at: at }) => ({ state, failure, at }),
  )
const counts = async () => [...(await sql`select sent, delivered, permanent from notices order by id`)]

async function aliyun(reply: (request: Received) => Reply) {
  sink = await providerSink(reply)
  const account = { endpoint: sink.origin, keyId: 'test-id', keySecret: 'test-secret', timeoutMs: 300 }
  const pull: Pull = { by: 'message', ask: (message) => askAliyun(account, message) }
  return {
    received: sink.received,
    pull: () => pullReceipts(asSystem(), [{ provider: 'sms-aliyun', pull }]),
  }
}
const detail = (fields: object) => ({
  body: {
    Code: 'OK',
    Message: 'OK',
    RequestId: '819BE656-D2E0-4858-8B21-B2E477085AAF',
    TotalCount: '1',
    SmsSendDetailDTOs: {
      SmsSendDetailDTO: [
        {
          PhoneNum: mobile,
          TemplateCode: 'SMS_123',
          Content: '【发票服务台】…',
          SendDate: '2026-03-02 09:00:00',
          ...fields,
        },
      ],
    },
  },
})
const arrived = (outId: string) =>
  detail({ SendStatus: 3, ErrCode: 'DELIVERED', ReceiveDate: '2026-03-02 09:00:03', OutId: outId })
const fieldsOf = (request: Received | undefined) => Object.fromEntries(new URLSearchParams(request?.body))

test('Aliyun is asked about a message that nobody reported on, and what it says counts', async () => {
  const id = await sentBy('sms-aliyun', '900^0')
  const { pull, received } = await aliyun(() => arrived(id))
  await pull()

  expect(await states()).toEqual([
    { state: 'delivered', failure: null, at: new Date('2026-03-02T01:00:03Z') },
  ])
  expect(await counts()).toEqual([{ sent: 0, delivered: 1, permanent: 0 }])
  expect(received).toHaveLength(1)
  expect(received[0]?.headers['x-acs-action']).toBe('QuerySendDetails')
  expect(fieldsOf(received[0])).toEqual({
    PhoneNumber: mobile,
    BizId: '900^0',
    SendDate: expect.stringMatching(/^20\d{6}$/),
    PageSize: '50',
    CurrentPage: '1',
  })
})

test('a message of a batch is found by its number, and a failure by the operator’s code', async () => {
  await sentBy('sms-aliyun', '901^0')
  const { pull } = await aliyun(() => detail({ SendStatus: '2', ErrCode: 'MK:0001', OutId: 'notice:n' }))
  await pull()

  expect(await states()).toMatchObject([{ state: 'permanent', failure: 'MK:0001' }])
})

test('what was pushed and asked for counts once', async () => {
  const id = await sentBy('sms-aliyun', '902^0')
  const { pull } = await aliyun(() => arrived(id))
  await Promise.all([
    pull(),
    receiveReceipts(asSystem(), 'sms-aliyun', [{ state: 'delivered', deliveryId: id }]),
  ])

  expect(await counts()).toEqual([{ sent: 0, delivered: 1, permanent: 0 }])
  expect(await sql`select 1 from receipts`).toHaveLength(1)
})

test.each<[string, Reply]>([
  ['waits for the operator', detail({ SendStatus: 1 })],
  ['has nothing yet', { body: { Code: 'OK', SmsSendDetailDTOs: { SmsSendDetailDTO: [] } } }],
  ['refuses', { body: { Code: 'isv.ACCOUNT_ABNORMAL', Message: '账户异常' } }],
  ['answers something else', { body: [] }],
  ['fails', { status: 500, body: 'oops' }],
  ['is silent', 'silence'],
  ['hangs up', 'cut'],
])('where Aliyun %s, the next question comes later and later', async (_, reply) => {
  await sentBy('sms-aliyun', '903^0')
  const { pull, received } = await aliyun(() => reply)
  await pull()
  await pull()
  expect(await states()).toMatchObject([{ state: 'sent' }])
  expect(received).toHaveLength(1)

  await sql`update receipt_pulls set next_at = now() - interval '1 second'`
  await pull()
  expect(received).toHaveLength(2)
  const [row] = await sql`select tries, next_at > now() + interval '17 minutes' as later from receipt_pulls`
  expect(row).toEqual({ tries: 2, later: true })
})

test('nothing is asked about what has just left, is days old, is settled or went another way', async () => {
  await sentBy('sms-aliyun', '904^0', '1 minute', '13900000001')
  await sentBy('sms-aliyun', '905^0', '4 days', '13900000002')
  await sentBy('sms-http', 'g-1', '5 minutes', '13900000003')
  const id = await sentBy('sms-aliyun', '906^0', '5 minutes', '13900000004')
  await receiveReceipts(asSystem(), 'sms-aliyun', [{ state: 'delivered', deliveryId: id }])
  const { pull, received } = await aliyun(() => arrived(id))
  await pull()

  expect(received).toEqual([])
})

test('two workers at once ask once about each message', async () => {
  for (let index = 0; index < 15; index++)
    await sentBy('sms-aliyun', `91${index}^0`, '5 minutes', `139000010${String(index).padStart(2, '0')}`)
  const { pull, received } = await aliyun(() => detail({ SendStatus: 1 }))
  await Promise.all([pull(), pull()])

  expect(new Set(received.map((request) => fieldsOf(request).BizId)).size).toBe(15)
  expect(received).toHaveLength(15)
})

async function tencent(reply: (request: Received) => Reply) {
  sink = await providerSink(reply)
  const account = {
    endpoint: sink.origin,
    secretId: 'test-id',
    secretKey: 'test-secret',
    appId: '1400006666',
    region: 'ap-guangzhou',
    timeoutMs: 300,
  }
  const pull: Pull = { by: 'queue', take: () => pullTencent(account), most: mostStatuses }
  return {
    received: sink.received,
    pull: () => pullReceipts(asSystem(), [{ provider: 'sms-tencent', pull }]),
  }
}
const status = (serial: string, fields: object = {}) => ({
  CountryCode: '86',
  SubscriberNumber: mobile,
  PhoneNumber: `+86${mobile}`,
  SerialNo: serial,
  ReportStatus: 'SUCCESS',
  Description: 'DELIVRD',
  UserReceiveTime: 1_772_413_203,
  SessionContext: '',
  ...fields,
})
const statuses = (...set: object[]) => ({ body: { Response: { PullSmsSendStatusSet: set, RequestId: 'r' } } })

test('Tencent’s queue is emptied, a hundred at a time', async () => {
  await sentBy('sms-tencent', 'sid-1')
  const foreign = Array.from({ length: 100 }, (_, index) => status(`other-${index}`))
  const pages = [statuses(...foreign), statuses(status('sid-1'))]
  const { pull, received } = await tencent(() => pages.shift() ?? statuses())
  await pull()

  expect(await states()).toEqual([{ state: 'delivered', failure: null, at: new Date(1_772_413_203_000) }])
  expect(received).toHaveLength(2)
  expect(received[0]?.headers['x-tc-action']).toBe('PullSmsSendStatus')
  expect(JSON.parse(received[0]?.body ?? '')).toEqual({ SmsSdkAppId: '1400006666', Limit: 100 })
})

test('a failure that Tencent reports says why, and equals the one that it would push', async () => {
  await sentBy('sms-tencent', 'sid-2')
  const { pull } = await tencent(() =>
    statuses(status('sid-2', { ReportStatus: 'FAIL', Description: 'UNDELIV' }), { SerialNo: 'broken' }),
  )
  await pull()
  await receiveReceipts(asSystem(), 'sms-tencent', [
    { state: 'permanent', providerRef: 'sid-2', recipient: recipientOf(mobile) },
  ])

  expect(await states()).toMatchObject([{ state: 'permanent', failure: 'UNDELIV' }])
  expect(await sql`select 1 from receipts`).toHaveLength(1)
})

test('a queue that never ends is left after twenty calls', async () => {
  let page = 0
  const { pull, received } = await tencent(() => {
    page += 1
    return statuses(...Array.from({ length: 100 }, (_, index) => status(`x-${page}-${index}`)))
  })
  await pull()

  expect(received).toHaveLength(20)
})

test('only clouds in use are asked, and only where nothing is pushed', () => {
  const env = {
    DATABASE_URL: 'postgres://app@db.invalid/desk',
    SECRET_KEYS: `k1:${keyBytes('receipts')}`,
    SMS_PROVIDER: 'aliyun',
    SMS_SIGN: '发票服务台',
    SMS_ALIYUN_KEY_ID: 'id',
    SMS_ALIYUN_KEY_SECRET: 'secret',
    SMS_ALIYUN_TEMPLATES: '{"incident-update":"SMS_123"}',
  }

  expect(receiptPulls(loadConfig(env))).toEqual([])
  const pulls = receiptPulls(loadConfig({ ...env, SMS_RECEIPTS: 'pull' }))
  expect(pulls.map(({ provider }) => provider)).toEqual(['sms-aliyun'])
})
