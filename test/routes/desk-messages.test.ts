import { afterAll, beforeEach, expect, test } from 'vitest'
import { drainDeliveries } from '#app/domain/messages/rendering/drain-deliveries.ts'
import { switches } from '#app/domain/delivery/channel-rules/channel-rules.ts'
import { originalsOf } from '#app/domain/messages/templates/show-wording.ts'
import { translator } from '#app/i18n/catalogue.ts'
import { readSandbox, sandboxProvider } from '#app/platform/sandbox.ts'
import { closeRuntime } from '#app/platform/runtime.ts'
import { asSystem } from '#test/support/context.ts'
import { db, sql } from '#test/support/database.ts'
import { get, post, signedIn } from '#test/support/desk-request.ts'
import { hire, openDesk } from '#test/support/desk.ts'
import { pageRenderer } from '#test/support/render.ts'
import { until } from '#test/support/until.ts'

const answer = await pageRenderer()
beforeEach(openDesk)
afterAll(closeRuntime)

const writer = async () => signedIn(await hire(['communications'], null))
const page = async (path: string, cookie: string) => (await answer(get(path, cookie))).text()
const words = '/desk/messages/ticket-received/zh-CN/sms'
const own = '报告 {{number}} 已收到，进度：{{url}}'
const form = (over: Record<string, string> = {}) => ({
  'sms.received': own,
  reason: '更短',
  seenVersion: '0',
  intent: 'save',
  ...over,
})

test('a message is shown in each language and by each channel that it can go by', async () => {
  const cookie = await writer()
  const at = (query: string) => page(`/desk/messages?name=incident-update&${query}`, cookie)

  expect(await at('language=en&channel=sms')).toMatch(/expected recovery .*More: https:/)
  expect(await at('language=zh-TW&channel=email')).toContain(
    `【${translator('zh-TW')('status.identified')}】`,
  )
  expect(await at('language=zh-CN&channel=feishu')).toContain('&quot;msg_type&quot;')
  expect(await at('language=zh-CN&channel=webhook')).toContain('&quot;type&quot;: &quot;incident&quot;')
  expect(await at('language=zh-CN&channel=email&variant=correction')).toContain('【更正】')
})

test('a message that only goes to persons has no tab for robots, and asked for one it shows the mail', async () => {
  const html = await page('/desk/messages?name=ticket-replied&channel=wecom', await writer())
  expect(html).not.toContain('企业微信')
  expect(html).toContain('<iframe')
})

test('words are saved from the form without any script, and the preview says them', async () => {
  const cookie = await writer()
  const saved = await answer(post(words, form(), cookie))

  expect(saved.status).toBe(302)
  const shown = await page(saved.headers.get('Location') ?? '', cookie)
  expect(shown).toContain('报告 K7M-4PX-92HF 已收到，进度：')
  expect(shown).toContain('文字已保存')
})

test('words are looked at before they are saved, and nothing is kept by that', async () => {
  const response = await answer(post(words, form({ intent: 'preview' }), await writer()))
  const html = await response.text()

  expect(response.status).toBe(200)
  expect(html).toContain('报告 K7M-4PX-92HF 已收到')
  expect(html).toContain(own)
  expect(await sql`select 1 from message_wordings`).toHaveLength(0)
})

test('what can’t be sent is said at its field, and everything typed is still there', async () => {
  const response = await answer(
    post(words, form({ 'sms.received': '【税务】{{number}} {{url}}' }), await writer()),
  )
  const html = await response.text()

  expect(response.status).toBe(422)
  expect(html).toContain('href="#field-sms-received"')
  expect(html).toContain('短信里不能用【】')
  expect(html).toContain('>【税务】{{number}} {{url}}</textarea>')
  expect(html).toContain('value="更短"')
})

test('who was slower sees both texts, loses none, and may save over it knowingly', async () => {
  const cookie = await writer()
  await answer(post(words, form({ 'sms.received': '先改的 {{number}} {{url}}' }), cookie))
  const response = await answer(post(words, form(), cookie))
  const html = await response.text()

  expect(response.status).toBe(409)
  expect(html).toContain(`>${own}</textarea>`)
  expect(html).toContain('现在保存的是：先改的 {{number}} {{url}}')
  expect(html).toContain('name="seenVersion" value="1"')
  expect((await answer(post(words, form({ seenVersion: '1' }), cookie))).status).toBe(302)
})

test('an earlier version and the original are filled in to be saved again', async () => {
  const cookie = await writer()
  await answer(post(words, form(), cookie))
  const second = form({ 'sms.received': '第二次 {{number}} {{url}}', seenVersion: '1' })
  await answer(post(words, second, cookie))
  const original = await originalsOf(asSystem(), {
    message: 'ticket-received',
    language: 'zh-CN',
    medium: 'sms',
  })

  expect(await page(`${words}?from=1`, cookie)).toContain(`>${own}</textarea>`)
  expect(await page(`${words}?from=0`, cookie)).toContain(`>${original['sms.received']}</textarea>`)
})

test('a message of no name, language or medium has no words', async () => {
  const cookie = await writer()
  const places = [
    'nothing/zh-CN/sms',
    'ticket-received/fr/sms',
    'ticket-received/zh-CN/fax',
    'toString/en/sms',
  ]
  const statuses = await Promise.all(
    places.map(async (place) => (await answer(get(`/desk/messages/${place}`, cookie))).status),
  )
  expect(statuses).toEqual([404, 404, 404, 404])
})

const aTest = (over: Record<string, string> = {}) => ({
  message: 'ticket-resolved',
  variant: 'usual',
  language: 'zh-CN',
  channel: 'email',
  address: 'Me@Demo.invalid',
  ...over,
})
const arrived = async (channel: 'email' | 'sms') => {
  await drainDeliveries(asSystem(), 'ticket', channel, sandboxProvider(db, channel))
  return readSandbox(db, { limit: 50, newestFirst: true })
}

test('a test goes through the ledger, arrives marked as one, and the page says so', async () => {
  const cookie = await writer()
  const sent = await answer(post('/desk/messages', aTest(), cookie))
  expect(sent.status).toBe(302)
  const location = sent.headers.get('Location') ?? ''
  expect(await page(location, cookie)).toContain('等待发送')

  const [mail] = await arrived('email')
  expect(mail).toMatchObject({
    to: 'me@demo.invalid',
    subject: '【测试】您的报告 K7M-4PX-92HF 已办结，请您评价',
  })
  expect(mail?.text).toContain('这是一封测试消息')
  const after = await page(location, cookie)
  expect(after).toContain('已送出')
  const [notice] = await sql`select id, message, lane, state from notices`
  expect(notice).toMatchObject({ message: 'test', lane: 'ticket', state: 'finished' })
  expect(after).toContain(`/desk/notices/${notice?.id}`)
})

test('a test by SMS says the house’s own words, in the language asked for', async () => {
  const cookie = await writer()
  await answer(
    post(
      '/desk/messages/ticket-resolved/en/sms',
      {
        'sms.resolved': 'Done: {{number}} {{url}}',
        'sms.resolvedAtNight': 'Done at night: {{number}} {{url}}',
        'sms.survey': 'Solved? {{number}} {{url}}',
        reason: 'short',
        seenVersion: '0',
      },
      cookie,
    ),
  )
  await answer(
    post('/desk/messages', aTest({ channel: 'sms', language: 'en', address: '13800138000' }), cookie),
  )

  const [sms] = await arrived('sms')
  expect(sms?.to).toBe('+8613800138000')
  expect(sms?.text).toMatch(/^Test, what follows is invented: Done: K7M-4PX-92HF https:/)
})

test('the trail of a test names the message and never the address', async () => {
  await answer(post('/desk/messages', aTest(), await writer()))
  const [row] = await sql`select details from audit_rows where action = 'message.tested'`
  expect(row?.details).toEqual({
    message: 'ticket-resolved',
    variant: 'usual',
    language: 'zh-CN',
    channel: 'email',
  })
})

test('an address that is none is said at its field and is still there', async () => {
  const response = await answer(post('/desk/messages', aTest({ address: 'nobody' }), await writer()))
  const html = await response.text()
  expect(response.status).toBe(422)
  expect(html).toContain('href="#field-address"')
  expect(html).toContain('value="nobody"')
})

test('five tests in ten minutes are sent, the sixth is asked to wait', async () => {
  const cookie = await writer()
  const tenMinutes = 600_000
  // Not across the end of a window.
  const left = () => tenMinutes - (Date.now() % tenMinutes)
  await until('there is room in these ten minutes', () => left() > 10_000, 15_000)
  const statuses: number[] = []
  for (let count = 0; count < 6; count++)
    statuses.push((await answer(post('/desk/messages', aTest(), cookie))).status)
  expect(statuses).toEqual([302, 302, 302, 302, 302, 429])
  expect(await sql`select 1 from notices`).toHaveLength(5)
})

test('nothing goes to a suppressed address for a test either, and the page says why', async () => {
  const cookie = await writer()
  await answer(post('/desk/messages', aTest(), cookie))
  await sql`insert into suppressions (recipient, channel, reason, created_at)
            select recipient, channel, 'bounce', now() from deliveries`
  const sent = await answer(post('/desk/messages', aTest(), cookie))
  expect(await page(sent.headers.get('Location') ?? '', cookie)).toContain('在不再发送的名单上')
})

const rules = '/desk/settings/messages'
const allBut = (...off: string[]) => switches.filter((cell) => !off.includes(cell))

test('the table is changed with a reason and shows who did it', async () => {
  const cookie = await writer()
  const on = allBut('announcement:sms')
  const saved = await answer(post(rules, { on, reason: '节约短信', seenVersion: '0' }, cookie))
  expect(saved.headers.get('Location')).toBe('/desk/settings/messages?done=rulesSet')

  const html = await page(rules, cookie)
  expect(html).toContain('节约短信')
  expect(html).toContain('关闭：发布公告：短信')
  expect(html).not.toMatch(/value="announcement:sms" checked/)
})

test('a table that was changed meanwhile is not saved over, keeps the choices and marks what differs', async () => {
  const cookie = await writer()
  await answer(post(rules, { on: allBut('announcement:sms'), reason: '先', seenVersion: '0' }, cookie))
  const late = { on: allBut('announcement:email'), reason: '后', seenVersion: '0' }
  const response = await answer(post(rules, late, cookie))
  const html = await response.text()

  expect(response.status).toBe(409)
  expect(html).toContain('value="后"')
  expect(html).toContain('现为关')
  expect(html).toContain('现为开')
  expect(html).toContain('name="seenVersion" value="1"')
})

test('an agent sees the table and can change nothing of it', async () => {
  const html = await page(rules, await signedIn(await hire()))
  expect(html).toMatch(/disabled="" name="on"|name="on"[^>]*disabled=""/)
  expect(html).not.toContain('name="reason"')
})
