import { createHmac } from 'node:crypto'
import { afterEach, expect, test } from 'vitest'
import type { Outcome, OutgoingMessage } from '#app/platform/provider.ts'
import { robotProvider } from '#app/platform/robots/robot.ts'
import { providerSink, type ProviderSink, type Reply } from '#test/support/provider-sink.ts'

let sink: ProviderSink | undefined
afterEach(async () => {
  await sink?.close()
  sink = undefined
})

async function robots(reply: Reply) {
  sink = await providerSink(() => reply)
  const { origin, received } = sink
  const provider = robotProvider({
    endpoints: { wecom: origin, dingtalk: origin, feishu: origin },
    timeoutMs: 300,
  })
  return { provider, received, bodyOf: (index = 0) => JSON.parse(received[index]?.body ?? 'null') }
}

const key = '693a91f6-7000-4bc4-97a0-0ec2a1fa5aaa'
const address = {
  wecom: `https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=${key}`,
  dingtalk: `https://oapi.dingtalk.com/robot/send?access_token=${'ab'.repeat(32)}`,
  feishu: `https://open.feishu.cn/open-apis/bot/v2/hook/${key}`,
}
const link = 'https://desk.invalid/incidents/INC-7HK2M4P'
const message = (to: string, more: Partial<OutgoingMessage> = {}): OutgoingMessage => ({
  id: 'd-1',
  to,
  noticeId: 'n-1',
  lane: 'incident',
  subject: '【处理中】数据同步延迟',
  text: '原因已确认。',
  link,
  ...more,
})
const fine = { body: { errcode: 0, errmsg: 'ok' } }

test('WeCom gets Markdown at the address of its key', async () => {
  const { provider, received, bodyOf } = await robots(fine)

  expect(await provider.send(message(address.wecom))).toEqual({ state: 'sent' })
  expect(received[0]?.method).toBe('POST')
  expect(received[0]?.url.pathname).toBe('/cgi-bin/webhook/send')
  expect(received[0]?.url.search).toBe(`?key=${key}`)
  expect(bodyOf()).toEqual({
    msgtype: 'markdown',
    markdown: { content: `### 【处理中】数据同步延迟\n\n原因已确认。\n\n[${link}](${link})` },
  })
})

test('a message without a title is a plain text', async () => {
  const { provider, bodyOf } = await robots(fine)
  const { subject: _, ...untitled } = message(address.wecom, { text: '票'.repeat(2000) })
  await provider.send(untitled)

  expect(bodyOf().msgtype).toBe('text')
  expect(Buffer.byteLength(bodyOf().text.content)).toBeLessThanOrEqual(2048)
  expect(bodyOf().text.content.endsWith(`…\n${link}`)).toBe(true)
})

test('DingTalk gets Markdown, the time in milliseconds and its signature in the address', async () => {
  const { provider, received, bodyOf } = await robots(fine)
  const secret = 'SECtest+/='
  await provider.send(message(address.dingtalk, { secret }))

  const { searchParams } = received[0]?.url ?? new URL('http://none.invalid')
  const timestamp = searchParams.get('timestamp') ?? ''
  expect(Math.abs(Date.now() - Number(timestamp))).toBeLessThan(60_000)
  const expected = createHmac('sha256', secret).update(`${timestamp}\n${secret}`).digest('base64')
  expect(searchParams.get('sign')).toBe(expected)
  expect(received[0]?.url.search).not.toMatch(/sign=[^&]*[+/]/)
  expect(bodyOf()).toMatchObject({ msgtype: 'markdown', markdown: { title: '【处理中】数据同步延迟' } })
})

test('a robot without a secret is not signed for', async () => {
  const { provider, received, bodyOf } = await robots(fine)
  await provider.send(message(address.dingtalk))
  await provider.send(message(address.feishu))

  expect([...(received[0]?.url.searchParams.keys() ?? [])]).toEqual(['access_token'])
  expect(Object.keys(bodyOf(1))).toEqual(['msg_type', 'content'])
})

test('Feishu gets rich text, the time in seconds and its signature in the body', async () => {
  const { provider, received, bodyOf } = await robots({ body: { code: 0, msg: 'success', data: {} } })
  expect(await provider.send(message(address.feishu, { secret: 'demo' }))).toEqual({ state: 'sent' })

  expect(received[0]?.url.pathname).toBe(`/open-apis/bot/v2/hook/${key}`)
  const { timestamp, sign, ...posted } = bodyOf()
  expect(Math.abs(Date.now() / 1000 - Number(timestamp))).toBeLessThan(60)
  expect(sign).toBe(createHmac('sha256', `${timestamp}\ndemo`).update('').digest('base64'))
  expect(posted).toEqual({
    msg_type: 'post',
    content: {
      post: {
        zh_cn: {
          title: '【处理中】数据同步延迟',
          content: [[{ tag: 'text', text: '原因已确认。' }], [{ tag: 'a', text: link, href: link }]],
        },
      },
    },
  })
})

test.each([
  [address.wecom, 6000],
  [address.dingtalk, 20_000],
  [address.feishu, 20_000],
])('a message to %s stays below what the vendor takes', async (to, most) => {
  const { provider, received } = await robots(fine)
  await provider.send(message(to, { secret: 'demo', text: '票"\n\\😀'.repeat(5000) }))

  expect(Buffer.byteLength(received[0]?.body ?? '')).toBeLessThanOrEqual(most)
  expect(received[0]?.body).toContain(link)
  expect(received[0]?.body).toContain('…')
})

const minutes = (count: number) => count * 60_000
const limited = (reason: string, retryAfterMs: number): Outcome => ({
  state: 'limited',
  reason,
  retryAfterMs,
})
test.each<[string, keyof typeof address, Reply, Outcome]>([
  ['45009', 'wecom', { body: { errcode: 45009 } }, limited('wecom_45009', minutes(1))],
  [
    '93000',
    'wecom',
    { body: { errcode: 93000 } },
    { state: 'permanent', reason: 'wecom_93000', isGone: true },
  ],
  ['-1', 'wecom', { body: { errcode: -1 } }, { state: 'temporary', reason: 'wecom_-1' }],
  ['99999', 'wecom', { body: { errcode: 99999 } }, { state: 'temporary', reason: 'wecom_99999' }],
  ['130101', 'dingtalk', { body: { errcode: 130101 } }, limited('dingtalk_130101', minutes(10))],
  ['410100', 'dingtalk', { body: { errcode: 410100 } }, limited('dingtalk_410100', minutes(10))],
  [
    '310000 for a key word',
    'dingtalk',
    { body: { errcode: 310000, errmsg: 'keywords not in content' } },
    { state: 'permanent', reason: 'dingtalk_310000' },
  ],
  [
    '310000 for our clock',
    'dingtalk',
    { body: { errcode: 310000, errmsg: 'invalid timestamp' } },
    { state: 'temporary', reason: 'dingtalk_timestamp' },
  ],
  ['400102', 'dingtalk', { body: { errcode: 400102 } }, { state: 'permanent', reason: 'dingtalk_400102' }],
  [
    '11232',
    'feishu',
    { body: { code: 11232, msg: 'frequency limited psm[x]appID[1]' } },
    limited('feishu_11232', minutes(1)),
  ],
  [
    '9499 for an unreadable body',
    'feishu',
    { status: 400, body: { code: 9499, msg: 'Bad Request', data: {} } },
    { state: 'permanent', reason: 'feishu_9499' },
  ],
  [
    '9499 for too many calls',
    'feishu',
    { body: { code: 9499, msg: 'too many request' } },
    limited('feishu_9499', minutes(1)),
  ],
  ['19021', 'feishu', { body: { code: 19021 } }, { state: 'permanent', reason: 'feishu_19021' }],
  ['19022', 'feishu', { body: { code: 19022 } }, { state: 'permanent', reason: 'feishu_19022' }],
  ['19024', 'feishu', { body: { code: 19024 } }, { state: 'permanent', reason: 'feishu_19024' }],
  [
    'HTTP 429',
    'feishu',
    { status: 429, body: '', headers: { 'Retry-After': '30' } },
    limited('http_429', 30_000),
  ],
  ['HTTP 500', 'wecom', { status: 500, body: '<html>' }, { state: 'temporary', reason: 'http_500' }],
  ['silence', 'dingtalk', 'silence', { state: 'unknown', reason: 'timeout' }],
  ['a cut connection', 'feishu', 'cut', { state: 'unknown', reason: 'cut' }],
])('%s of %s is told for what it is', async (_, vendor, reply, outcome) => {
  const { provider } = await robots(reply)

  expect(await provider.send(message(address[vendor]))).toEqual(outcome)
})

test('an address that is no robot’s is never called', async () => {
  const { provider, received } = await robots(fine)

  expect(await provider.send(message('https://127.0.0.1/robot/send'))).toEqual({
    state: 'permanent',
    reason: 'robot_address',
  })
  expect(received).toEqual([])
})

test('what waits for one robot goes as one message, the newest first', async () => {
  const { provider, received, bodyOf } = await robots(fine)
  const waiting = [1, 2, 3].flatMap((minute) =>
    Object.entries(address).map(([vendor, to]) =>
      message(to, {
        id: `${vendor}-${minute}`,
        subject: `更新 ${minute}`,
        at: new Date(Date.UTC(2026, 2, 2, 9, minute)),
      }),
    ),
  )
  const groups = provider.batch?.groups(waiting) ?? []
  expect(groups.map((group) => group.length)).toEqual([3, 3, 3])

  const outcomes = await provider.batch?.send(groups[0] ?? [])
  expect(outcomes).toEqual(
    new Map([1, 2, 3].map((minute) => [`wecom-${minute}`, { state: 'sent', ref: 'wecom-1' }])),
  )
  expect(received).toHaveLength(1)
  expect(bodyOf().markdown.content).toBe(
    `### 更新 3 (+2)\n\n- [更新 3](${link})\n\n- [更新 2](${link})\n\n- [更新 1](${link})`,
  )

  await provider.batch?.send(groups[2] ?? [])
  expect(bodyOf(1).content.post.zh_cn.content).toHaveLength(3)
})

test('one message never holds more news than it can name', async () => {
  const { provider, received } = await robots(fine)
  const many = Object.values(address).flatMap((to) =>
    Array.from({ length: 150 }, (_, index) =>
      message(to, { id: `${to}-${index}`, subject: '票'.repeat(60) }),
    ),
  )
  const groups = provider.batch?.groups(many) ?? []
  expect(groups.flat()).toHaveLength(many.length)
  for (const group of groups) await provider.batch?.send(group)

  expect(received).toHaveLength(groups.length)
  for (const { body } of received) expect(body).not.toContain('…')
  for (const { body, url } of received)
    if (url.pathname.startsWith('/cgi-bin'))
      expect(Buffer.byteLength(JSON.parse(body).markdown.content)).toBeLessThanOrEqual(4096)
})
