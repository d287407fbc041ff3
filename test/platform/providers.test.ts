import { afterAll, beforeAll, expect, test } from 'vitest'
import type { OutgoingMessage } from '#app/platform/provider.ts'
import { closeProviders, providers } from '#app/platform/providers.ts'
import { readSandbox } from '#app/platform/sandbox.ts'
import { db } from '#test/support/database.ts'
import { providerSink, type ProviderSink } from '#test/support/provider-sink.ts'

let sink: ProviderSink

beforeAll(async () => {
  sink = await providerSink(() => ({ body: { Code: 'OK', BizId: 'b-1' } }))
  Object.assign(process.env, {
    SMS_PROVIDER: 'aliyun',
    SMS_SIGN: '发票服务台',
    SMS_ALIYUN_ENDPOINT: sink.origin,
    SMS_ALIYUN_KEY_ID: 'test-id',
    SMS_ALIYUN_KEY_SECRET: 'test-secret',
    SMS_ALIYUN_TEMPLATES: '{"ticket-received":{"code":"SMS_123","params":["number","urlPath"]}}',
  })
})
afterAll(async () => {
  await closeProviders()
  await sink.close()
})

const message = (more: Partial<OutgoingMessage> = {}): OutgoingMessage => ({
  id: '0197a000-0000-7000-8000-000000000001',
  to: '+8613800138000',
  noticeId: '0197a000-0000-7000-8000-000000000002',
  lane: 'ticket',
  text: '已收到您的报告 K7M。',
  template: {
    names: ['received', 'ticket-received'],
    params: { number: 'K7M', url: 'http://127.0.0.1:3000/t/abc' },
  },
  ...more,
})

test('the SMS provider of the configuration sends, and leaves the demo data to the sandbox', async () => {
  const { sms } = providers(db)
  expect(await sms.send(message())).toEqual({ state: 'sent', ref: 'b-1' })
  expect(await sms.send(message({ demo: true }))).toMatchObject({ state: 'sent' })

  expect(sink.received).toHaveLength(1)
  expect(new URLSearchParams(sink.received[0]?.body).get('TemplateParam')).toBe(
    '{"number":"K7M","urlPath":"t/abc"}',
  )
  expect(await readSandbox(db, { limit: 10 })).toHaveLength(1)
})
