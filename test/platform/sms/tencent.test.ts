import { createHash, createHmac } from 'node:crypto'
import { afterEach, expect, test } from 'vitest'
import type { Outcome, OutgoingMessage } from '#app/platform/provider.ts'
import { tencentSmsProvider } from '#app/platform/sms/tencent.ts'
import { providerSink, type ProviderSink, type Received, type Reply } from '#test/support/provider-sink.ts'

let sink: ProviderSink | undefined
afterEach(async () => {
  await sink?.close()
  sink = undefined
})

const secretKey = 'test-secret'

async function tencent(reply: (request: Received) => Reply) {
  sink = await providerSink(reply)
  const { origin, received } = sink
  const provider = tencentSmsProvider({
    endpoint: origin,
    secretId: 'test-id',
    secretKey,
    appId: '1400006666',
    region: 'ap-guangzhou',
    sign: '发票服务台',
    templates: { 'incident-update': { code: '449739', params: ['status', 'title'] } },
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
  text: '',
  template: { names: ['incident-update'], params: { title: '查验系统', status: '处理中' } },
  ...more,
})
const many = (count: number, more: (index: number) => Partial<OutgoingMessage> = () => ({})) =>
  Array.from({ length: count }, (_, index) =>
    message({ id: `d-${index}`, to: `+861380013${String(index).padStart(4, '0')}`, ...more(index) }),
  )

const status = (PhoneNumber: string, Code = 'Ok') => ({
  SerialNo: Code === 'Ok' ? `5000:${PhoneNumber}` : '',
  PhoneNumber,
  Fee: Code === 'Ok' ? 1 : 0,
  SessionContext: '',
  Code,
  Message: '',
  IsoCode: 'CN',
})
const answer = (...SendStatusSet: unknown[]): Reply => ({
  body: { Response: { SendStatusSet, RequestId: 'a0aabda6-cf91-4f3e-a81f-9198114a2279' } },
})
const refused = (Code: string): Reply => ({
  body: { Response: { Error: { Code, Message: '' }, RequestId: 'ed93f3cb-f35e-473f-b9f3-0d451b8b79c6' } },
})

/** As the provider does it: from what arrived and nothing else. */
function signatureOf({ headers, body }: Received): string {
  const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest()
  const hash = (text: string) => createHash('sha256').update(text).digest('hex')
  const timestamp = String(headers['x-tc-timestamp'])
  const day = new Date(Number(timestamp) * 1000).toISOString().slice(0, 10)
  const lines = ['content-type', 'host', 'x-tc-action'].map(
    (name) => `${name}:${String(headers[name]).toLowerCase()}\n`,
  )
  const request = ['POST', '/', '', lines.join(''), 'content-type;host;x-tc-action', hash(body)].join('\n')
  const text = ['TC3-HMAC-SHA256', timestamp, `${day}/sms/tc3_request`, hash(request)].join('\n')
  return hmac(hmac(hmac(hmac(`TC3${secretKey}`, day), 'sms'), 'tc3_request'), text).toString('hex')
}

test('a message goes as a signed call with its template, filled in the order of the template', async () => {
  const { provider, received } = await tencent(() => answer(status('+8613800138000')))
  expect(await provider.send(message())).toEqual({ state: 'sent', ref: '5000:+8613800138000' })

  const [request] = received
  if (!request) throw new Error('nothing arrived')
  expect(JSON.parse(request.body)).toEqual({
    PhoneNumberSet: ['+8613800138000'],
    SmsSdkAppId: '1400006666',
    SignName: '发票服务台',
    TemplateId: '449739',
    TemplateParamSet: ['处理中', '查验系统'],
    SessionContext: 'd-1',
  })
  expect(request.headers).toMatchObject({
    'x-tc-action': 'SendSms',
    'x-tc-version': '2021-01-11',
    'x-tc-region': 'ap-guangzhou',
  })
  expect(request.headers.authorization).toMatch(/^TC3-HMAC-SHA256 Credential=test-id\/\d{4}-\d\d-\d\d\/sms\//)
  expect(request.headers.authorization).toContain(`Signature=${signatureOf(request)}`)
})

const limit = (name: string) => `LimitExceeded.${name}`
test.each<[string, Outcome]>([
  ['InvalidParameterValue.IncorrectPhoneNumber', permanent('InvalidParameterValue.IncorrectPhoneNumber')],
  ['FailedOperation.PhoneNumberInBlacklist', permanent('FailedOperation.PhoneNumberInBlacklist')],
  ['FailedOperation.ContainSensitiveWord', permanent('FailedOperation.ContainSensitiveWord')],
  [limit('PhoneNumberThirtySecondLimit'), limited('PhoneNumberThirtySecondLimit', 30_000)],
  [limit('PhoneNumberOneHourLimit'), limited('PhoneNumberOneHourLimit', 3_600_000)],
  [limit('PhoneNumberDailyLimit'), limited('PhoneNumberDailyLimit', 10_800_000)],
  [limit('DeliveryFrequencyLimit'), limited('DeliveryFrequencyLimit', 60_000)],
  [limit('AppDailyLimit'), { state: 'temporary', reason: limit('AppDailyLimit') }],
  [
    'FailedOperation.TemplateIncorrectOrUnapproved',
    { state: 'temporary', reason: 'FailedOperation.TemplateIncorrectOrUnapproved' },
  ],
  ['InternalError.Timeout', { state: 'unknown', reason: 'InternalError.Timeout' }],
  ['FailedOperation.SomethingNew', { state: 'temporary', reason: 'FailedOperation.SomethingNew' }],
])('%s of a number is told for what it is', async (code, outcome) => {
  const { provider } = await tencent(() => answer(status('+8613800138000', code)))

  expect(await provider.send(message())).toEqual(outcome)
})

function permanent(reason: string): Outcome {
  return { state: 'permanent', reason }
}
function limited(name: string, retryAfterMs: number): Outcome {
  return { state: 'limited', reason: limit(name), retryAfterMs }
}

test.each<[string, Reply, Outcome]>([
  [
    'a wrong signature',
    refused('AuthFailure.SignatureFailure'),
    { state: 'temporary', reason: 'AuthFailure.SignatureFailure' },
  ],
  ['too many calls', refused('RequestLimitExceeded'), { state: 'temporary', reason: 'RequestLimitExceeded' }],
  ['a failure without a code', { status: 500, body: '' }, { state: 'temporary', reason: 'http_500' }],
  ['a gateway that gave up', { status: 502, body: '<html>' }, { state: 'unknown', reason: 'http_502' }],
  [
    'an answer about another number',
    answer(status('+8613900139000')),
    { state: 'unknown', reason: 'no_status' },
  ],
  ['silence', 'silence', { state: 'unknown', reason: 'timeout' }],
  ['a connection cut before the answer', 'cut', { state: 'unknown', reason: 'cut' }],
  ['a connection cut in the answer', 'half', { state: 'unknown', reason: 'cut' }],
])('%s is told for what it is', async (_, reply, outcome) => {
  const { provider, received } = await tencent(() => reply)

  expect(await provider.send(message())).toEqual(outcome)
  expect(received).toHaveLength(1)
})

test('up to two hundred numbers of a notice with the same text go in one call', async () => {
  const { provider, received } = await tencent(({ body }) =>
    answer(...JSON.parse(body).PhoneNumberSet.map((number: string) => status(number))),
  )
  const groups = provider.batch?.groups(many(450)) ?? []
  expect(groups.map((group) => group.length)).toEqual([200, 200, 50])

  const outcomes = await provider.batch?.send(groups[2] ?? [])
  expect(outcomes?.size).toBe(50)
  expect(outcomes?.get('d-449')).toEqual({ state: 'sent', ref: '5000:+8613800130449' })
  expect(JSON.parse(received[0]?.body ?? '')).toMatchObject({ SessionContext: 'notice:n-1' })
})

test('numbers whose text differs never share a call', async () => {
  const { provider } = await tencent(() => answer())
  const personal = many(6, (index) => ({
    template: { names: ['incident-update'], params: { title: `票 ${index % 2}`, status: '处理中' } },
  }))

  const groups = provider.batch?.groups(personal) ?? []
  expect(groups.map((group) => group.map(({ id }) => id))).toEqual([
    ['d-0', 'd-2', 'd-4'],
    ['d-1', 'd-3', 'd-5'],
  ])
})

test('each number of a call has its own outcome', async () => {
  const { provider } = await tencent(({ body }) => {
    const numbers: string[] = JSON.parse(body).PhoneNumberSet
    return answer(
      ...numbers
        .slice(0, 3)
        .map((number, index) =>
          status(number, index === 1 ? 'InvalidParameterValue.IncorrectPhoneNumber' : 'Ok'),
        )
        .reverse(),
    )
  })

  const outcomes = await provider.batch?.send(many(4))
  expect([...(outcomes ?? [])].map(([id, { state }]) => [id, state])).toEqual([
    ['d-0', 'sent'],
    ['d-1', 'permanent'],
    ['d-2', 'sent'],
    ['d-3', 'unknown'],
  ])
})
