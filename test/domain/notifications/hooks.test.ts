import { createHmac } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { retryNotice } from '#app/domain/delivery/broadcasts/notice.ts'
import { claimDeliveries } from '#app/domain/delivery/sending/claim.ts'
import { hookChannels } from '#app/domain/ground/vocabulary/lanes.ts'
import { asSystem } from '#test/support/context.ts'
import { sql } from '#test/support/database.ts'
import { openDesk } from '#test/support/desk.ts'
import { announced } from '#test/support/announcing.ts'
import { fine, hookHouse, incidentNews, nextNews, type House } from '#test/support/hooks.ts'
import type { Received, Reply } from '#test/support/provider-sink.ts'

process.env.WEBHOOK_PRIVATE = '1'

let house: House
let reply: (request: Received) => Reply
beforeEach(async () => {
  await openDesk()
  reply = fine
  house = await hookHouse((request) => reply(request))
})
afterEach(() => house.close())

const states = () => sql`select channel, state, failure from deliveries order by channel, state`
const allDue = () => sql`update deliveries set next_at = now() - interval '1 second'`

test('news goes to robots and programs that chose its kind and component, once each', async () => {
  for (const channel of hookChannels) {
    await house.listen(channel, { components: ['lookup', 'portal'], kinds: ['incident'] }, 1)
    await house.listen(channel, { components: ['portal'], kinds: ['incident'] }, 2)
    await house.listen(channel, { components: ['lookup'], kinds: ['maintenance', 'announcement'] }, 3)
    await house.listen(channel, { kinds: ['incident'] }, 4)
  }
  await incidentNews(['lookup'])
  await house.drain('incident')
  await house.drain('incident')

  const called = house.received.map(({ url }) => url.href.slice(-1)).sort()
  expect(called).toEqual(['1', '1', '1', '1', '4', '4', '4', '4'])
  expect(await states()).toEqual(
    [...hookChannels].sort().flatMap((channel) => {
      const sent = { channel, state: 'sent', failure: null }
      return [sent, sent]
    }),
  )
  expect(await sql`select state, audience, sent from notices`).toEqual([
    { state: 'finished', audience: 8, sent: 8 },
  ])
})

test('each of them reads the news in its own form, with its link and the way out', async () => {
  for (const channel of hookChannels) await house.listen(channel, { language: 'en' })
  const { number } = await incidentNews()
  await house.drain('incident')

  for (const { body } of house.received) {
    expect(body).toContain('[Investigating] 数据同步延迟')
    expect(body).toContain(`/en/incidents/${number}`)
    expect(body).toMatch(/\/en\/unsubscribe\/[\w-]{22,}/)
    expect(body).not.toContain('link.invalid')
  }
})

test('a program gets one JSON object, signed over time and body', async () => {
  await house.listen('webhook', { secret: 'a-secret-of-theirs' })
  const { noticeId, number } = await incidentNews()
  await house.drain('incident')

  const [request] = house.received
  const body = JSON.parse(request?.body ?? '')
  const [row] = await sql`select id from deliveries`
  expect(body).toEqual({
    id: row?.id,
    type: 'incident',
    at: expect.stringMatching(/^\d{4}-.+Z$/),
    language: 'zh-CN',
    title: '【调查中】数据同步延迟',
    text: expect.stringContaining('正在查。'),
    url: `http://127.0.0.1:3000/incidents/${number}`,
    unsubscribeUrl: expect.stringContaining('/unsubscribe/'),
    notice: noticeId,
  })
  const headers = request?.headers ?? {}
  const time = String(headers['x-fapiao-timestamp'])
  const mac = createHmac('sha256', 'a-secret-of-theirs').update(`${time}.${request?.body}`).digest('hex')
  expect(headers).toMatchObject({
    'idempotency-key': row?.id,
    'x-fapiao-signature': `sha256=${mac}`,
    'content-type': 'application/json; charset=utf-8',
  })
  expect(Math.abs(Date.now() / 1000 - Number(time))).toBeLessThan(60)
})

test('what two tries of one message carry is the same but for the time', async () => {
  await house.listen('webhook')
  await incidentNews()
  reply = () => ({ status: 503, body: '' })
  await house.drain('incident')
  expect(await states()).toEqual([{ channel: 'webhook', state: 'temporary', failure: 'http_503' }])
  reply = fine
  await allDue()
  await house.drain('incident')

  const [first, second] = house.received
  expect(second?.body).toBe(first?.body)
  expect(second?.headers['idempotency-key']).toBe(first?.headers['idempotency-key'])
  expect(first?.headers).not.toHaveProperty('x-fapiao-signature')
})

test.each([
  ['wecom', { body: { errcode: 93000, errmsg: 'invalid webhook url' } }, 'wecom_93000'],
  ['dingtalk', { body: { errcode: 300001, errmsg: 'token is not exist' } }, 'dingtalk_300001'],
  [
    'feishu',
    { body: { code: 19001, msg: 'param invalid: incoming webhook access token invalid' } },
    'feishu_19001',
  ],
  ['webhook', { status: 410, body: '' }, 'http_410'],
] as const)(
  'what is gone at %s is suppressed, and nothing more goes there',
  async (channel, gone, failure) => {
    await house.listen(channel)
    reply = () => gone
    const { noticeId, commander } = await incidentNews(['lookup'], '一')
    await house.drain('incident')
    expect(await states()).toEqual([{ channel, state: 'permanent', failure }])
    expect(await sql`select channel, reason, lifted_at from suppressions`).toEqual([
      { channel, reason: 'gone', lifted_at: null },
    ])
    expect(await sql`select details from audit_rows where action = 'address.suppressed'`).toEqual([
      { details: { channel, reason: 'gone' } },
    ])

    await incidentNews(['lookup'], '二')
    expect(await retryNotice(commander, noticeId)).toBe(0)
    await house.drain('incident')
    expect(house.received).toHaveLength(1)
    expect(await sql`select state from deliveries order by created_at`).toEqual([
      { state: 'permanent' },
      { state: 'suppressed' },
    ])
  },
)

test.each([
  ['wecom', { body: { errcode: 45009 } }, 'temporary', 'wecom_45009'],
  ['dingtalk', { body: { errcode: 310000, errmsg: 'sign not match' } }, 'permanent', 'dingtalk_310000'],
  ['feishu', { body: { code: 19021 } }, 'permanent', 'feishu_19021'],
  ['webhook', { status: 404, body: '' }, 'permanent', 'http_404'],
  ['webhook', { status: 429, body: '', headers: { 'Retry-After': '120' } }, 'temporary', 'http_429'],
  ['webhook', 'silence', 'temporary', 'unknown:timeout'],
  ['webhook', 'cut', 'temporary', 'unknown:cut'],
] as const)(
  '%s that answers %o leaves a row %s (%s), and suppresses nobody',
  async (channel, answer, state, failure) => {
    await house.listen(channel)
    reply = () => answer
    await incidentNews()
    await house.drain('incident')

    expect(await states()).toEqual([{ channel, state, failure }])
    expect(await sql`select reason from suppressions`).toEqual([])
  },
)

test('a later time that a program asks for is kept', async () => {
  await house.listen('webhook')
  reply = () => ({ status: 429, body: '', headers: { 'Retry-After': '120' } })
  await incidentNews()
  await house.drain('incident')

  const [row] = await sql`select next_at > now() + interval '100 seconds' as later from deliveries`
  expect(row).toEqual({ later: true })
})

test('a program that hangs holds up neither the others nor the next chunk', async () => {
  const hanging = await hookHouse(() => 'silence')
  try {
    for (let count = 1; count <= 60; count += 1) {
      await house.listen('webhook', {}, count)
      await house.listen('webhook', { address: hanging.addressOf('webhook', count) })
    }
    await incidentNews()
    await house.drain('incident', ['webhook'])

    expect(
      await sql`select state, count(*)::int as count from deliveries group by state order by state`,
    ).toEqual([
      { state: 'sent', count: 60 },
      { state: 'temporary', count: 60 },
    ])
    // It was called by a first few at once, and left alone for the rest of two chunks.
    expect(hanging.received.length).toBeLessThanOrEqual(16)
    await allDue()
    const before = hanging.received.length
    await house.drain('incident', ['webhook'])
    expect(hanging.received).toHaveLength(before)
  } finally {
    await hanging.close()
  }
})

test.each([
  ['wecom', 0],
  ['dingtalk', 0],
  ['feishu', 0],
  ['webhook', 1],
] as const)('an announcement at night: of %s %i leave', async (channel, count) => {
  await house.listen(channel, { kinds: ['announcement'] })
  await announced('查询页面更新')
  const morning = new Date('2030-03-03T00:00:00Z')
  const { rows } = await claimDeliveries(asSystem(), 'incident', channel, async () => morning)

  expect(rows).toHaveLength(count)
})

test('of two updates that wait for a robot only the newer one arrives', async () => {
  await house.listen('wecom')
  const { number, commander } = await incidentNews()
  await nextNews(commander, number, 'identified', '原因已确认。')
  await house.drain('incident')

  expect(house.received).toHaveLength(1)
  expect(house.received[0]?.body).toContain('原因已确认。')
  expect(await states()).toEqual([
    { channel: 'wecom', state: 'cancelled', failure: 'superseded' },
    { channel: 'wecom', state: 'sent', failure: null },
  ])
})
