import { createHash, createHmac } from 'node:crypto'
import { afterEach, expect, test } from 'vitest'
import type { Outcome, OutgoingMessage } from '#app/platform/provider.ts'
import { aliyunSmsProvider } from '#app/platform/sms/aliyun.ts'
import { providerSink, type ProviderSink, type Received, type Reply } from '#test/support/provider-sink.ts'

let sink: ProviderSink | undefined
afterEach(async () => {
  await sink?.close()
  sink = undefined
})

const keySecret = 'test-secret'
const ok = {
  Code: 'OK',
  Message: 'OK',
  RequestId: 'F655A8D5-B967-440B-8683-DAD6FF8DE990',
  BizId: '9006197^0',
}

async function aliyun(reply: (request: Received) => Reply, endpoint?: string) {
  sink = await providerSink(reply)
  const { origin, received } = sink
  const provider = aliyunSmsProvider({
    endpoint: endpoint ?? origin,
    keyId: 'test-id',
    keySecret,
    sign: '发票服务台',
    templates: {
      'incident-update': { code: 'SMS_123', params: ['title', 'urlPath'] },
      'one-time-code': { code: 'SMS_124', params: null },
    },
    baseUrl: 'https://desk.invalid',
    timeoutMs: 300,
  })
  return { provider, received }
}

const message = (more: Partial<OutgoingMessage> = {}): OutgoingMessage => ({
  id: 'd-1',
  to: '+8613800138000',
  noticeId: 'n-1',
  lane: 'incident',
  text: '查验系统：处理中。详情：https://desk.invalid/i/1',
  template: {
    names: ['incident-update.zh-CN', 'incident-update'],
    params: { title: '查验系统', status: '处理中', url: 'https://desk.invalid/i/1' },
  },
  ...more,
})
const many = (count: number, more: (index: number) => Partial<OutgoingMessage> = () => ({})) =>
  Array.from({ length: count }, (_, index) =>
    message({ id: `d-${index}`, to: `+861380013${String(index).padStart(4, '0')}`, ...more(index) }),
  )

/** As the provider does it: from what arrived and nothing else. */
function signatureOf({ method, url, headers, body }: Received): string {
  const names = /SignedHeaders=([^,]+)/.exec(String(headers.authorization))?.[1] ?? ''
  const lines = names.split(';').map((name) => `${name}:${String(headers[name])}\n`)
  const hash = createHash('sha256').update(body).digest('hex')
  const request = [method, url.pathname, url.search.slice(1), lines.join(''), names, hash].join('\n')
  const digest = createHash('sha256').update(request).digest('hex')
  return createHmac('sha256', keySecret).update(`ACS3-HMAC-SHA256\n${digest}`).digest('hex')
}
const fieldsOf = (request: Received | undefined) => Object.fromEntries(new URLSearchParams(request?.body))

test('a message goes as a signed call with its template, its number and its delivery', async () => {
  const { provider, received } = await aliyun(() => ({ body: ok }))
  expect(await provider.send(message())).toEqual({ state: 'sent', ref: '9006197^0' })

  const [request] = received
  if (!request) throw new Error('nothing arrived')
  expect(fieldsOf(request)).toEqual({
    PhoneNumbers: '+8613800138000',
    SignName: '发票服务台',
    TemplateCode: 'SMS_123',
    TemplateParam: '{"title":"查验系统","urlPath":"i/1"}',
    OutId: 'd-1',
  })
  expect(request.url.search).toBe('')
  expect(request.headers).toMatchObject({
    'x-acs-action': 'SendSms',
    'x-acs-version': '2017-05-25',
    'x-acs-content-sha256': createHash('sha256').update(request.body).digest('hex'),
  })
  for (const name of [
    'host',
    'content-type',
    'x-acs-action',
    'x-acs-content-sha256',
    'x-acs-signature-nonce',
  ])
    expect(request.headers.authorization).toContain(name)
  expect(request.headers.authorization).toMatch(/^ACS3-HMAC-SHA256 Credential=test-id,/)
  expect(request.headers.authorization).toContain(`Signature=${signatureOf(request)}`)
})

test('no two calls have the same nonce', async () => {
  const { provider, received } = await aliyun(() => ({ body: ok }))
  await provider.send(message())
  await provider.send(message())

  expect(new Set(received.map(({ headers }) => headers['x-acs-signature-nonce'])).size).toBe(2)
})

const refused = (Code: string, Message = '', status = 200) => ({ status, body: { Code, Message } })
const minutes = (count: number) => count * 60_000

test.each<[string, Reply, Outcome]>([
  [
    'a limit of a minute',
    refused('isv.BUSINESS_LIMIT_CONTROL', '触发分钟级流控Permits:1'),
    { state: 'limited', reason: 'isv.BUSINESS_LIMIT_CONTROL', retryAfterMs: minutes(1) },
  ],
  [
    'a limit of an hour',
    refused('isv.BUSINESS_LIMIT_CONTROL', '触发小时级流控Permits:5'),
    { state: 'limited', reason: 'isv.BUSINESS_LIMIT_CONTROL', retryAfterMs: minutes(60) },
  ],
  [
    'a limit of a day',
    refused('isv.BUSINESS_LIMIT_CONTROL', '触发天级流控Permits:10'),
    { state: 'limited', reason: 'isv.BUSINESS_LIMIT_CONTROL', retryAfterMs: minutes(180) },
  ],
  [
    'an illegal number',
    refused('isv.MOBILE_NUMBER_ILLEGAL', '13800138000 invalid mobile number'),
    { state: 'permanent', reason: 'isv.MOBILE_NUMBER_ILLEGAL' },
  ],
  [
    'an empty account',
    refused('isv.AMOUNT_NOT_ENOUGH'),
    { state: 'temporary', reason: 'isv.AMOUNT_NOT_ENOUGH' },
  ],
  [
    'a template that is not approved',
    refused('isv.SMS_TEMPLATE_ILLEGAL'),
    { state: 'temporary', reason: 'isv.SMS_TEMPLATE_ILLEGAL' },
  ],
  [
    'a wrong signature',
    refused('SignatureDoesNotMatch', '', 400),
    { state: 'temporary', reason: 'SignatureDoesNotMatch' },
  ],
  [
    'too many calls',
    { ...refused('Throttling.User', '', 400), headers: { 'Retry-After': '7' } },
    { state: 'temporary', reason: 'Throttling.User', retryAfterMs: 7000 },
  ],
  ['a code nobody knows', refused('isv.SOMETHING_NEW'), { state: 'temporary', reason: 'isv.SOMETHING_NEW' }],
  [
    'a failure of the provider with its code',
    refused('ServiceUnavailable', '', 503),
    { state: 'temporary', reason: 'ServiceUnavailable' },
  ],
  ['a failure without a code', { status: 500, body: '<html>' }, { state: 'temporary', reason: 'http_500' }],
  ['a gateway that gave up waiting', { status: 504, body: '' }, { state: 'unknown', reason: 'http_504' }],
  ['an answer that is no answer', { body: 'ok' }, { state: 'unknown', reason: 'http_200' }],
  [
    'a redirect, which is not followed',
    { status: 302, body: '', headers: { Location: '/elsewhere' } },
    { state: 'temporary', reason: 'http_302' },
  ],
  ['a code that is free text', refused('号码 13800138000 有误'), { state: 'unknown', reason: 'http_200' }],
  ['silence', 'silence', { state: 'unknown', reason: 'timeout' }],
  ['a connection cut before the answer', 'cut', { state: 'unknown', reason: 'cut' }],
  ['a connection cut in the answer', 'half', { state: 'unknown', reason: 'cut' }],
])('%s is told for what it is', async (_, reply, outcome) => {
  const { provider, received } = await aliyun(() => reply)

  expect(await provider.send(message())).toEqual(outcome)
  expect(received).toHaveLength(1)
})

test('where nobody listens nothing has left', async () => {
  const closed = await providerSink(() => 'silence')
  await closed.close()
  const { provider } = await aliyun(() => 'silence', closed.origin)

  expect(await provider.send(message())).toEqual({ state: 'temporary', reason: 'connection' })
})

test('a message without a template, or whose template asks for more, waits for the configuration', async () => {
  const { provider, received } = await aliyun(() => ({ body: ok }))
  const without = message({ template: { names: ['announcement'], params: {} } })
  const short = message({ template: { names: ['incident-update'], params: { title: '查验系统' } } })

  expect(await provider.send(without)).toEqual({ state: 'temporary', reason: 'no_template' })
  expect(await provider.send(short)).toEqual({ state: 'temporary', reason: 'template_param' })
  expect(await provider.send(message({ template: { names: ['toString'], params: {} } }))).toMatchObject({
    reason: 'no_template',
  })
  expect(received).toEqual([])
})

test('up to a hundred messages of a notice go in one call, matched by notice and number', async () => {
  const { provider, received } = await aliyun(() => ({ body: ok }))
  const groups = provider.batch?.groups(many(250)) ?? []
  expect(groups.map((group) => group.length)).toEqual([100, 100, 50])

  const outcomes = await provider.batch?.send(groups[2] ?? [])
  expect(outcomes?.size).toBe(50)
  expect(outcomes?.get('d-249')).toEqual({ state: 'sent', ref: '9006197^0' })
  const fields = fieldsOf(received[0])
  expect(received[0]?.headers['x-acs-action']).toBe('SendBatchSms')
  expect(received[0]?.headers.authorization).toContain(`Signature=${signatureOf(received[0] ?? never())}`)
  expect(fields).toMatchObject({ TemplateCode: 'SMS_123', OutId: 'notice:n-1' })
  for (const name of ['PhoneNumberJson', 'SignNameJson', 'TemplateParamJson'])
    expect(JSON.parse(fields[name] ?? '')).toHaveLength(50)
  expect(JSON.parse(fields.PhoneNumberJson ?? '')[0]).toBe('+8613800130200')
})

const never = (): never => {
  throw new Error('nothing arrived')
}

test('codes, other notices and other templates never share a call', async () => {
  const { provider } = await aliyun(() => ({ body: ok }))
  const code = { lane: 'code', template: { names: ['one-time-code'], params: { code: '482913' } } }
  const messages = [
    ...many(2, () => code),
    ...many(2, (index) => ({ id: `n-${index}`, noticeId: 'n-2' })),
    ...many(2, (index) => ({ id: `m-${index}` })),
    message({ id: 'x', template: { names: ['nothing'], params: {} } }),
  ]

  const groups = provider.batch?.groups(messages) ?? []
  expect(groups.map((group) => group.length)).toEqual([1, 1, 2, 2, 1])
  expect(groups.flat()).toHaveLength(messages.length)
})

test('one illegal number in a batch stops only itself', async () => {
  const bad = '+8613800130005'
  const { provider, received } = await aliyun((request) => ({
    body: request.body.includes(encodeURIComponent(bad)) ? { Code: 'isv.MOBILE_NUMBER_ILLEGAL' } : ok,
  }))

  const outcomes = await provider.batch?.send(many(8))
  expect(outcomes?.size).toBe(8)
  expect(outcomes?.get('d-5')).toEqual({ state: 'permanent', reason: 'isv.MOBILE_NUMBER_ILLEGAL' })
  expect([...(outcomes ?? [])].filter(([, { state }]) => state === 'sent')).toHaveLength(7)
  expect(received.length).toBe(7)
})

test('a batch without an answer is not cut up and sent again', async () => {
  const { provider, received } = await aliyun(() => 'cut')
  const outcomes = await provider.batch?.send(many(8))

  expect(new Set([...(outcomes ?? [])].map(([, { state }]) => state))).toEqual(new Set(['unknown']))
  expect(received).toHaveLength(1)
})
