import { afterEach, expect, test } from 'vitest'
import type { Outcome } from '#app/platform/provider.ts'
import { httpSmsProvider } from '#app/platform/sms/http-gateway.ts'
import { providerSink, type ProviderSink, type Reply } from '#test/support/provider-sink.ts'

let sink: ProviderSink | undefined
afterEach(async () => {
  await sink?.close()
  sink = undefined
})

test.each<[string, Reply, Outcome]>([
  ['what is taken', { body: { id: 'g-1' } }, { state: 'sent', ref: 'g-1' }],
  [
    'too many calls',
    { status: 429, body: '', headers: { 'Retry-After': '7' } },
    { state: 'temporary', reason: 'http_429', retryAfterMs: 7000 },
  ],
  [
    'a wait of more than an hour, which is cut',
    { status: 503, body: '', headers: { 'Retry-After': '86400' } },
    { state: 'temporary', reason: 'http_503', retryAfterMs: 3_600_000 },
  ],
  ['a refused message', { status: 422, body: '' }, { state: 'permanent', reason: 'http_422' }],
  ['a cut connection', 'cut', { state: 'unknown', reason: 'cut' }],
])('the generic gateway: %s', async (_, reply, outcome) => {
  sink = await providerSink(() => reply)
  const provider = httpSmsProvider(`${sink.origin}/sms`)
  const message = { id: 'd-1', to: '+8613800138000', noticeId: 'n-1', lane: 'ticket', text: '已收到。' }

  expect(await provider.send(message)).toEqual(outcome)
  expect(sink.received[0]?.headers['idempotency-key']).toBe('d-1')
  await provider.close()
})
