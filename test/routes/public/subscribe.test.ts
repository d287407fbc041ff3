import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { linkToken } from '#app/domain/delivery/links/links.ts'
import { closeRuntime } from '#app/platform/runtime.ts'
import { sql } from '#test/support/database.ts'
import { openDesk } from '#test/support/desk.ts'
import { robotAt } from '#test/support/hooks.ts'
import { pageRenderer } from '#test/support/render.ts'

let open: (request: Request) => Promise<Response>
beforeAll(async () => {
  open = await pageRenderer()
})
beforeEach(openDesk)
afterAll(closeRuntime)

const site = 'http://127.0.0.1:3000'
const page = async (path: string) => (await open(new Request(site + path))).text()
async function submit(fields: Record<string, string>, path = '/subscribe') {
  const [version] = await sql`select version from privacy_notices order by version desc limit 1`
  const body = new URLSearchParams({
    formKey: crypto.randomUUID(),
    privacyVersion: String(version?.version ?? 1),
    consent: 'yes',
    kinds: 'incident',
    language: 'zh-CN',
    ...fields,
  })
  return open(new Request(site + path, { method: 'POST', body }))
}

test.each([
  ['/subscribe', ['email', 'sms'], false],
  ['/subscribe?for=groups', ['wecom', 'dingtalk', 'feishu', 'webhook'], true],
])('%s offers its channels, and a secret to those that sign', async (path, channels, asksForSecret) => {
  const html = await page(path)
  const offered = [...html.matchAll(/name="channel"[^>]*value="(\w+)"/g)].map(([, channel]) => channel)
  expect(offered).toEqual(channels)
  expect(html.includes('name="secret"')).toBe(asksForSecret)
  expect(html).toContain(asksForSecret ? 'href="/subscribe"' : 'href="/subscribe?for=groups"')
})

test.each([
  ['wecom', robotAt.wecom(7), '我们让机器人在群里发了一条消息'],
  ['dingtalk', robotAt.dingtalk(7), '我们让机器人在群里发了一条消息'],
  ['feishu', robotAt.feishu(7), '我们让机器人在群里发了一条消息'],
  ['webhook', 'https://hooks.example.com/news', '我们向这个地址发了一个请求'],
])('who asks by %s is told where to look for the link', async (channel, address, told) => {
  const answer = await submit({ channel, address, secret: channel === 'wecom' ? '' : 'SEC0123' })
  const to = answer.headers.get('Location') ?? ''
  expect([answer.status, to]).toEqual([302, `/subscribe?asked=${channel}`])
  expect(await page(to)).toContain(told)
  expect(await sql`select d.channel, d.lane, d.state from deliveries d`).toEqual([
    { channel, lane: 'code', state: 'queued' },
  ])
})

test.each([
  ['wecom', 'https://hooks.example.com/news', '企业微信群机器人的地址'],
  ['dingtalk', robotAt.wecom(7), '钉钉群机器人的地址'],
  ['feishu', robotAt.wecom(7), '飞书群机器人的地址'],
  ['webhook', 'http://hooks.example.com/news', '地址应以 https:// 开头'],
  ['webhook', 'https://192.168.1.4/news', '只在内部网络里有效'],
])(
  'a wrong address for %s is said at its field, and nothing typed is lost',
  async (channel, address, said) => {
    const answer = await submit({ channel, address, secret: 'SEC0123' })
    const html = await answer.text()
    expect(answer.status).toBe(422)
    expect(html).toContain(said)
    expect(html).toContain('href="#field-address"')
    expect(html).toContain(`value="${address}"`)
    expect(html).toContain('value="SEC0123"')
    expect(html).toMatch(new RegExp(`checked=""[^>]*value="${channel}"|value="${channel}"[^>]*checked=""`))
    expect(await sql`select id from subscribers`).toEqual([])
  },
)

test.each([
  ['wecom', robotAt.wecom(7)],
  ['dingtalk', robotAt.dingtalk(7)],
  ['feishu', robotAt.feishu(7)],
  ['webhook', 'https://hooks.example.com/news'],
])('a subscription by %s is managed by a code', async (channel, address) => {
  const answer = await submit({ channel, address }, '/subscribe/manage')
  expect(answer.status).toBe(302)
  expect(await page(answer.headers.get('Location') ?? '')).toContain('name="code"')
})

test.each([
  ['sms', '13800138000', '要退订，请打开 127.0.0.1'],
  ['email', 'reader@demo.invalid', '邮件和群消息里都有退订链接'],
])('who has confirmed by %s reads how to end it', async (channel, address, told) => {
  await submit({ channel, address })
  const [ask] = await sql<{ id: string }[]>`select id from one_time_codes where purpose = 'subscribe'`
  const path = `/confirm/${linkToken('confirm', ask?.id ?? '', new Date(Date.now() + 3_600_000))}`

  await open(new Request(site + path, { method: 'POST', body: new URLSearchParams() }))

  expect(await page(path)).toContain(told)
})
