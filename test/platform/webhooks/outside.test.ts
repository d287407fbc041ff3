import type { LookupAddress } from 'node:dns'
import { afterEach, expect, test } from 'vitest'
import type { Outcome, OutgoingMessage } from '#app/platform/provider.ts'
import { webhookAddress } from '#app/platform/webhooks/address.ts'
import { isPublicAddress } from '#app/platform/webhooks/public-address.ts'
import { webhookProvider } from '#app/platform/webhooks/webhook.ts'
import { providerSink, type ProviderSink, type Reply } from '#test/support/provider-sink.ts'

let sink: ProviderSink | undefined
afterEach(async () => {
  await sink?.close()
  sink = undefined
})
async function program(reply: Reply = { status: 200, body: 'ok' }) {
  sink = await providerSink(() => reply)
  return sink
}
const message = (to: string): OutgoingMessage => ({
  id: 'd-1',
  to,
  noticeId: 'n-1',
  lane: 'incident',
  subject: '数据同步延迟',
  text: '原因已确认。',
})
const isPrivate: Outcome = { state: 'permanent', reason: 'private_address' }

test.each([
  '8.8.8.8',
  '1.1.1.1',
  '172.15.255.255',
  '172.32.0.1',
  '100.128.0.1',
  '223.5.5.5',
  '2400:3200::1',
  '2606:4700:4700::1111',
])('%s is public', (address) => {
  expect(isPublicAddress(address)).toBe(true)
})

test.each([
  '0.0.0.0',
  '10.1.2.3',
  '100.64.0.1',
  '127.0.0.1',
  '127.255.255.254',
  '169.254.169.254',
  '172.16.0.1',
  '172.31.255.255',
  '192.0.2.1',
  '192.168.1.1',
  '198.18.0.1',
  '203.0.113.7',
  '224.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '::ffff:127.0.0.1',
  '::ffff:8.8.8.8',
  '::ffff:7f00:1',
  '::127.0.0.1',
  '64:ff9b::7f00:1',
  '100::1',
  '2001::1',
  '2001:db8::1',
  '2002:7f00:1::',
  '3fff::1',
  'fc00::1',
  'fd12:3456::1',
  'fe80::1',
  'fe80::1%lo',
  'ff02::1',
  'localhost',
  '',
])('%s is not public', (address) => {
  expect(isPublicAddress(address)).toBe(false)
})

test.each([
  ['https://Hooks.Example.com/a?b=1#c', 'https://hooks.example.com/a?b=1'],
  ['https://hooks.example.com:8443/a', 'https://hooks.example.com:8443/a'],
  ['https://hooks.example.com', 'https://hooks.example.com/'],
  ['https://bücher.example.com/', 'https://xn--bcher-kva.example.com/'],
  ['https://8.8.8.8/hook', 'https://8.8.8.8/hook'],
])('%s is kept as %s', (typed, address) => {
  expect(webhookAddress(typed, { allowsPrivate: false })).toEqual({ address })
})

test.each([
  ['http://hooks.example.com/', 'webhook'],
  ['ftp://hooks.example.com/', 'webhook'],
  ['file:///etc/passwd', 'webhook'],
  ['gopher://hooks.example.com/', 'webhook'],
  ['https://user:pass@hooks.example.com/', 'webhook'],
  ['https://user@hooks.example.com/', 'webhook'],
  ['hooks.example.com', 'webhook'],
  ['', 'webhook'],
  ['https://localhost/', 'private'],
  ['https://LOCALHOST./', 'private'],
  ['https://a.localhost/', 'private'],
  ['https://printer/', 'private'],
  ['https://nas.local/', 'private'],
  ['https://metadata.google.internal/', 'private'],
  ['https://127.0.0.1/', 'private'],
  ['https://127.1/', 'private'],
  ['https://2130706433/', 'private'],
  ['https://0x7f.0.0.1/', 'private'],
  ['https://0177.0.0.1/', 'private'],
  ['https://10.0.0.8/', 'private'],
  ['https://169.254.169.254/latest/meta-data', 'private'],
  ['https://[::1]/', 'private'],
  ['https://[::ffff:127.0.0.1]/', 'private'],
  ['https://[::ffff:7f00:1]/', 'private'],
  ['https://[fe80::1]/', 'private'],
  ['https://[fd00::1]/', 'private'],
])('%s is refused as %s', (typed, refused) => {
  expect(webhookAddress(typed, { allowsPrivate: false })).toEqual({ refused })
})

test.each(['http://127.0.0.1:8080/hook', 'http://printer/hook', 'https://nas.local/hook'])(
  'inside one network %s may be posted to, where the house says so',
  (typed) => {
    expect(webhookAddress(typed, { allowsPrivate: true })).toEqual({ address: typed })
  },
)

test.each(['127.0.0.1', '[::1]', '[::ffff:127.0.0.1]', '10.0.0.1', '169.254.169.254'])(
  'a number that is not public is never called: %s',
  async (host) => {
    const { origin, received } = await program()
    const url = new URL(origin)
    url.hostname = host
    expect(await webhookProvider().send(message(url.href))).toEqual(isPrivate)
    expect(received).toEqual([])
  },
)

test.each<[string, LookupAddress[]]>([
  ['loopback', [{ address: '127.0.0.1', family: 4 }]],
  ['a private network', [{ address: '192.168.0.10', family: 4 }]],
  ['link-local', [{ address: '169.254.169.254', family: 4 }]],
  ['loopback of IPv6', [{ address: '::1', family: 6 }]],
  ['IPv4 written as IPv6', [{ address: '::ffff:127.0.0.1', family: 6 }]],
  [
    'a public and a private one',
    [
      { address: '8.8.8.8', family: 4 },
      { address: '127.0.0.1', family: 4 },
    ],
  ],
])('a name that stands for %s is not called', async (_, answer) => {
  const { origin, received } = await program()
  const provider = webhookProvider({ resolve: async () => answer })

  expect(await provider.send(message(`http://rebind.example.com:${new URL(origin).port}/hook`))).toEqual(
    isPrivate,
  )
  expect(received).toEqual([])
})

test('a name is asked for once, and what was judged is what is called', async () => {
  const { origin, received } = await program()
  const asked: string[] = []
  const provider = webhookProvider({
    allowsPrivate: true,
    async resolve(name) {
      asked.push(name)
      return [{ address: '127.0.0.1', family: 4 }]
    },
  })

  expect(await provider.send(message(`http://hooks.example.com:${new URL(origin).port}/hook`))).toEqual({
    state: 'sent',
  })
  expect(asked).toEqual(['hooks.example.com'])
  expect(received[0]?.headers.host).toBe(`hooks.example.com:${new URL(origin).port}`)
})

test('a name that stands for nothing is tried again later', async () => {
  const provider = webhookProvider({ resolve: () => Promise.reject(new Error('ENOTFOUND')) })
  expect(await provider.send(message('https://nowhere.example.com/'))).toEqual({
    state: 'temporary',
    reason: 'connection',
  })
})

test('no redirect is followed', async () => {
  const other = await providerSink(() => ({ body: 'secret' }))
  try {
    const { origin } = await program({
      status: 307,
      body: '',
      headers: { Location: `${other.origin}/admin` },
    })
    const provider = webhookProvider({ allowsPrivate: true })
    expect(await provider.send(message(`${origin}/hook`))).toEqual({ state: 'permanent', reason: 'redirect' })
    expect(other.received).toEqual([])
  } finally {
    await other.close()
  }
})

test.each<[string, Reply, Outcome]>([
  ['200', { status: 200, body: 'x'.repeat(1_000_000) }, { state: 'sent' }],
  ['204', { status: 204, body: '' }, { state: 'sent' }],
  ['410', { status: 410, body: '' }, { state: 'permanent', reason: 'http_410', isGone: true }],
  ['403', { status: 403, body: '' }, { state: 'permanent', reason: 'http_403' }],
  ['500', { status: 500, body: '' }, { state: 'temporary', reason: 'http_500' }],
  [
    '429',
    { status: 429, body: '', headers: { 'Retry-After': '7' } },
    { state: 'limited', reason: 'http_429', retryAfterMs: 7000 },
  ],
  ['nothing', 'silence', { state: 'unknown', reason: 'timeout' }],
  ['a cut connection', 'cut', { state: 'unknown', reason: 'cut' }],
])('a program that answers %s is told for what it is', async (_, reply, outcome) => {
  const { origin } = await program(reply)
  const provider = webhookProvider({ allowsPrivate: true, timeoutMs: 300 })
  expect(await provider.send(message(`${origin}/hook`))).toMatchObject(outcome)
})
