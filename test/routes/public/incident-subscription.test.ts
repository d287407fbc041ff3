import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { linkToken } from '#app/domain/delivery/links/links.ts'
import type { StaffActor } from '#app/domain/ground/context.ts'
import { declareIncident } from '#app/domain/incidents/incidents/declare.ts'
import { UpdateInput } from '#app/domain/incidents/incidents/draft-update.ts'
import { publishNow } from '#app/domain/incidents/incidents/publish-update.ts'
import { subscribe } from '#app/domain/delivery/subscribers/subscribe.ts'
import { Subscription } from '#app/domain/delivery/subscribers/subscription.ts'
import { managePass } from '#app/domain/delivery/subscribers/manage.ts'
import { cookieOptions, subscriberCookie } from '#app/http/cookies.ts'
import { closeRuntime } from '#app/platform/runtime.ts'
import { as, asSystem } from '#test/support/context.ts'
import { sql } from '#test/support/database.ts'
import { hire, openDesk } from '#test/support/desk.ts'
import { pageRenderer } from '#test/support/render.ts'

let open: (request: Request) => Promise<Response>
let commander: StaffActor
beforeAll(async () => {
  open = await pageRenderer()
})
beforeEach(async () => {
  await openDesk()
  commander = await hire(['commander'], null)
})
afterAll(closeRuntime)

const site = 'http://127.0.0.1:3000'
const at = (number: string) => `/subscribe/incidents/${number}`
const get = (path: string, headers: HeadersInit = {}) => open(new Request(site + path, { headers }))
const page = async (path: string, headers: HeadersInit = {}) => (await get(path, headers)).text()
const post = (path: string, fields: Record<string, string> = {}, headers: HeadersInit = {}) =>
  open(new Request(site + path, { method: 'POST', body: new URLSearchParams(fields), headers }))

async function say(number: string, status: string) {
  const body = { 'zh-CN': '说明。' }
  const input = UpdateInput.parse({ status, body, notify: false, approve: { reason: '急' } })
  await publishNow(as(commander), number, input)
}
async function anIncident(over: object = {}): Promise<string> {
  const input = { title: '数据同步延迟', severity: 2, description: '积压', ...over }
  const { number } = await declareIncident(as(commander), input)
  await say(number, 'investigating')
  return number
}
async function submit(number: string, fields: Record<string, string>, language = '') {
  const [notice] = await sql`select version from privacy_notices order by version desc limit 1`
  return post(`${language}${at(number)}`, {
    formKey: crypto.randomUUID(),
    privacyVersion: String(notice?.version ?? 1),
    consent: 'yes',
    ...fields,
  })
}
async function confirmPath(): Promise<string> {
  const [ask] = await sql<{ id: string }[]>`
    select id from one_time_codes where purpose = 'subscribe' order by created_at desc limit 1`
  return `/confirm/${linkToken('confirm', ask?.id ?? '', new Date(Date.now() + 3_600_000))}`
}
async function subscriptionId(): Promise<string> {
  const [row] = await sql<{ id: string }[]>`select id from incident_subscribers`
  return row?.id ?? ''
}
async function subscribed(number: string, address = 'reader@demo.invalid') {
  await submit(number, { address })
  await post(await confirmPath())
  await sql`delete from throttles`
}

test('the page names the incident and asks for one contact and the consent', async () => {
  const html = await page(at(await anIncident()))
  expect(html).toContain('数据同步延迟')
  const asked = [...html.matchAll(/<(?:input|select|textarea)[^>]*name="(\w+)"/g)].map(([, name]) => name)
  expect(asked).toEqual(['formKey', 'address', 'privacyVersion', 'consent'])
})

test('the address of former versions leads there, in the same language', async () => {
  const number = await anIncident()
  const answer = await get(`/en/subscribe?incident=${number}`)
  expect([answer.status, answer.headers.get('Location')]).toEqual([302, `/en${at(number)}`])
})

test.each([
  ['reader@demo.invalid', 'email', '我们发了一封邮件'],
  ['138 1234 5678', 'sms', '我们发了一条短信'],
])('who leaves %s is asked to confirm there', async (address, channel, told) => {
  const number = await anIncident()
  const answer = await submit(number, { address })
  const to = answer.headers.get('Location') ?? ''
  expect([answer.status, to]).toEqual([302, `${at(number)}?asked=${channel}`])
  const html = await page(to)
  expect(html).toContain(told)
  expect(html).toContain(`href="${at(number)}"`)
  expect(await sql`select channel, lane from deliveries`).toEqual([{ channel, lane: 'code' }])
})

test.each([
  ['a contact that is none', { address: '12345' }, '请填写 11 位手机号', 'address'],
  ['no contact', { address: '' }, '请填写 11 位手机号', 'address'],
  ['no consent', { address: 'reader@demo.invalid', consent: '' }, '', 'consent'],
])('%s is said at its field, and nothing typed is lost', async (_, fields, said, field) => {
  const number = await anIncident()
  const answer = await submit(number, { formKey: 'the-key-of-this-form', ...fields })
  const html = await answer.text()
  expect(answer.status).toBe(422)
  expect(html).toContain(said)
  expect(html).toContain(`href="#field-${field}"`)
  if (fields.address) expect(html).toContain(`value="${fields.address}"`)
  expect(html).toContain('value="the-key-of-this-form"')
  expect(await sql`select from one_time_codes`).toHaveLength(0)
})

test('a wrong contact and a missing consent are both said at once', async () => {
  const answer = await submit(await anIncident(), { address: '12345', consent: '' })
  const html = await answer.text()
  for (const field of ['address', 'consent']) expect(html).toContain(`href="#field-${field}"`)
})

test('the same form twice asks once', async () => {
  const number = await anIncident()
  const fields = { formKey: crypto.randomUUID(), address: 'reader@demo.invalid' }
  const answers = [await submit(number, fields), await submit(number, fields)]
  expect(answers.map(({ status }) => status)).toEqual([302, 302])
  expect(await sql`select from one_time_codes`).toHaveLength(1)
})

test('what is over, a drill, not public or unknown can not be asked about, and the page leads on', async () => {
  const over = await anIncident()
  await say(over, 'resolved')
  const drill = await anIncident({ drill: true })
  const silent = (await declareIncident(as(commander), { title: '未公布', severity: 2, description: '积压' }))
    .number

  for (const [number, status] of [
    [over, 200],
    [drill, 404],
    [silent, 404],
    ['INC-0000000', 404],
  ] as const) {
    const answer = await get(at(number))
    const html = await answer.text()
    expect(answer.status, number).toBe(status)
    expect(html).toContain('这次故障已经结束')
    expect(html).toContain('href="/subscribe"')
    expect(html).toContain('href="/history"')
    expect(html).not.toContain('name="address"')
    expect(html).not.toContain('未公布')
    const refused = await submit(number, { address: 'reader@demo.invalid' })
    expect(refused.status).toBe(409)
    expect(await refused.text()).toContain('这次故障已经结束')
  }
  expect(await page(at(over))).toContain('数据同步延迟')
})

test('the pages of the link name the incident, before and after it is confirmed', async () => {
  const number = await anIncident()
  await submit(number, { address: '13812345678' })
  const path = await confirmPath()
  const asking = await page(path)
  expect(asking).toContain('请确认订阅')
  expect(asking).toContain('数据同步延迟')

  const answer = await post(path)
  expect(answer.status).toBe(302)
  const done = await page(path)
  expect(done).toContain('已订阅这次故障的通知')
  expect(done).toContain('数据同步延迟')
  expect(done).toContain('要提前退订，请打开 127.0.0.1')
})

test('a link that is opened when the incident is over says so', async () => {
  const number = await anIncident()
  await submit(number, { address: 'reader@demo.invalid' })
  const path = await confirmPath()
  await say(number, 'resolved')
  expect(await page(path)).toContain('这次故障已经恢复，不用再订阅')
  expect((await post(path)).status).toBe(409)
  expect(await sql`select from incident_subscribers`).toHaveLength(0)
})

test('who hears of it already reads that there is nothing to confirm', async () => {
  const number = await anIncident()
  const general = { channel: 'email', address: 'reader@demo.invalid', confirmed: true }
  await subscribe(asSystem(), Subscription.parse(general))
  await submit(number, { address: 'reader@demo.invalid' })
  const html = await page(await confirmPath())
  expect(html).toContain('不需要再确认')
  expect(html).not.toContain('<form method="post" action="/confirm')
})

test('the answer is the same for who is subscribed and who is not', async () => {
  const number = await anIncident()
  await subscribed(number, 'knows@demo.invalid')
  const general = { channel: 'email', address: 'hears@demo.invalid', confirmed: true }
  await subscribe(asSystem(), Subscription.parse(general))

  const answers = new Set<string>()
  for (const address of ['knows@demo.invalid', 'hears@demo.invalid', 'new@demo.invalid']) {
    const answer = await submit(number, { address })
    answers.add(`${answer.status} ${answer.headers.get('Location')}`)
  }
  expect([...answers]).toEqual([`302 ${at(number)}?asked=email`])
})

test('one POST ends it, the page names the incident and offers the undo', async () => {
  const number = await anIncident()
  await subscribed(number)
  const id = await subscriptionId()
  const path = `/unsubscribe/${linkToken('unsubscribe', id, new Date(Date.now() + 3_600_000))}`
  const asking = await page(path)
  expect(asking).toContain('不再通知这次故障')
  expect(asking).toContain('数据同步延迟')

  const ended = await post(path, { 'List-Unsubscribe': 'One-Click' })
  const html = await ended.text()
  expect(ended.status).toBe(200)
  expect(html).toContain('不会再收到这次故障的通知')
  expect(html).toContain('数据同步延迟')
  expect(html).toContain('name="again"')

  expect(await (await post(path, { again: 'yes' })).text()).toContain('订阅已恢复')
  expect(await sql`select from incident_subscribers where unsubscribed_at is null`).toHaveLength(1)

  await say(number, 'resolved')
  expect(await page(path)).toContain('这次故障已经恢复，不会再收到它的通知')
})

test('the page of the subscriptions lists incidents with and without a general one, and ends one', async () => {
  const number = await anIncident()
  await subscribed(number)
  const id = await subscriptionId()
  const cookie = async (owner: string) => ({
    Cookie:
      (await subscriberCookie.serialize(managePass(owner, new Date()), cookieOptions(600))).split(';')[0] ??
      '',
  })
  const own = await page('/subscribe/manage', await cookie(id))
  expect(own).toContain('数据同步延迟')
  expect(own).toContain('这个地址只订阅了单次故障')
  expect(own).not.toContain('name="kinds"')

  const fields = { formKey: crypto.randomUUID(), incident: id, wanted: 'no' }
  const answer = await post('/subscribe/manage', fields, await cookie(id))
  expect(answer.headers.get('Location')).toBe('/subscribe/manage?saved=1')
  expect(await sql`select from incident_subscribers where unsubscribed_at is null`).toHaveLength(0)
  expect(await page('/subscribe/manage?saved=1', await cookie(id))).toContain('重新通知')

  const general = { channel: 'email', address: 'reader@demo.invalid', confirmed: true }
  const { id: generalId } = await subscribe(asSystem(), Subscription.parse(general))
  const both = await page('/subscribe/manage', await cookie(generalId))
  expect(both).toContain('数据同步延迟')
  expect(both).toContain('name="kinds"')
})
