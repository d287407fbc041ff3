// Isolated: two providers are configured.
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { signatureOf } from '#app/domain/delivery/receipts/signature.ts'
import * as receipts from '#app/routes/api/receipts.ts'
import { call } from '#test/support/api.ts'
import { sql } from '#test/support/database.ts'
import { openDesk } from '#test/support/desk.ts'

vi.hoisted(() =>
  Object.assign(process.env, {
    SMS_PROVIDER: 'http',
    SMS_HTTP_URL: 'http://127.0.0.1:9/first',
    SMS_HTTP_SECRET: 'what-the-first-gateway-signs-with',
    SMS_SECOND_HTTP_SECRET: 'what-the-second-gateway-signs-with',
    SMS_SIGN: '发票服务',
    SMS_SECOND_PROVIDER: 'aliyun',
    SMS_ALIYUN_KEY_ID: 'LTAI-in-tests',
    SMS_ALIYUN_KEY_SECRET: 'the-secret-of-an-account-in-tests',
    SMS_ALIYUN_TEMPLATES: '{"code":"SMS_1"}',
    SMS_RECEIPT_KEY: 'what-stands-in-the-address-of-the-first',
    SMS_SECOND_RECEIPT_KEY: 'what-stands-in-the-address-of-the-second',
  }),
)

beforeEach(openDesk)

const kept = async () => (await sql`select provider from receipts`).map(({ provider }) => provider)

function signed(provider: string, secret: string) {
  const seconds = String(Math.floor(Date.now() / 1000))
  const body = JSON.stringify({ id: 'gw-1', state: 'delivered' })
  return call(receipts, {
    params: { provider },
    body,
    headers: { 'X-Fapiao-Signature': `t=${seconds},v1=${signatureOf(secret, seconds, body)}` },
  })
}

function keyed(provider: string, key: string) {
  const report = { phone_number: '13900001234', success: true, biz_id: 'b-1', sms_size: '1' }
  const times = { send_time: '2026-03-02 09:00:00', report_time: '2026-03-02 09:00:03' }
  return call(receipts, {
    params: { provider },
    query: `?key=${key}`,
    body: JSON.stringify([{ ...report, ...times }]),
  })
}

const { SMS_HTTP_SECRET = '', SMS_SECOND_HTTP_SECRET = '' } = process.env
const { SMS_RECEIPT_KEY = '', SMS_SECOND_RECEIPT_KEY = '' } = process.env

describe('who runs one gateway can’t speak for the other', () => {
  test.each([
    ['http', SMS_SECOND_HTTP_SECRET],
    ['http-2', SMS_HTTP_SECRET],
  ])('a receipt for %s under the other’s secret is refused', async (provider, secret) => {
    expect(await signed(provider, secret)).toMatchObject({ status: 401 })
    expect(await kept()).toEqual([])
  })

  test('each is believed under its own', async () => {
    expect(await signed('http', SMS_HTTP_SECRET)).toMatchObject({ status: 200 })
    expect(await signed('http-2', SMS_SECOND_HTTP_SECRET)).toMatchObject({ status: 200 })
    expect(await kept()).toEqual(['sms-http', 'sms-http-2'])
  })
})

describe('the key in the address of a second provider', () => {
  test.each([SMS_RECEIPT_KEY, SMS_HTTP_SECRET, '', 'made-up'])('is not %s', async (key) => {
    expect(await keyed('aliyun', key)).toMatchObject({ status: 401 })
  })

  test('is its own', async () => {
    expect(await keyed('aliyun', SMS_SECOND_RECEIPT_KEY)).toMatchObject({ status: 200 })
    expect(await keyed('tencent', SMS_SECOND_RECEIPT_KEY)).toMatchObject({ status: 401 })
    expect(await kept()).toEqual(['sms-aliyun'])
  })
})
