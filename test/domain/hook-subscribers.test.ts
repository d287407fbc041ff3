import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { contacts } from '#db/schema/index.ts'
import { verifySubscriberCode } from '#app/domain/delivery/codes/verify-code.ts'
import { openContact } from '#app/domain/contacts/contacts/open-contact.ts'
import { maskHook } from '#app/domain/contacts/contacts/hook.ts'
import { drainDeliveries } from '#app/domain/messages/rendering/drain-deliveries.ts'
import { readOutbox } from '#app/domain/delivery/ledger/outbox.ts'
import { askToSubscribe } from '#app/domain/delivery/subscribers/ask.ts'
import { confirmSubscription } from '#app/domain/delivery/subscribers/confirm.ts'
import { requestManageCode } from '#app/domain/delivery/subscribers/manage.ts'
import { subscribe } from '#app/domain/delivery/subscribers/subscribe.ts'
import { Subscription } from '#app/domain/delivery/subscribers/subscription.ts'
import { unsubscribeByLink } from '#app/domain/delivery/subscribers/unsubscribe.ts'
import { listSuppressions } from '#app/domain/delivery/suppressions/list.ts'
import { suppressAddress } from '#app/domain/delivery/suppressions/suppress.ts'
import { codeOf } from '#app/platform/crypto.ts'
import { providers } from '#app/platform/providers.ts'
import { hookChannels, type HookChannel } from '#app/domain/ground/vocabulary/lanes.ts'
import { as, asAnonymous, asSystem } from '#test/support/context.ts'
import { db, sql } from '#test/support/database.ts'
import { hire, openDesk } from '#test/support/desk.ts'
import { hookHouse, incidentNews, robotAt, type House } from '#test/support/hooks.ts'

process.env.WEBHOOK_PRIVATE = '1'

let house: House
beforeEach(async () => {
  await openDesk()
  house = await hookHouse()
})
afterEach(() => house.close())

let visitors = 0
const ask = (channel: HookChannel, over: object = {}) => {
  visitors += 1
  const asked = Subscription.parse({ channel, address: house.addressOf(channel), ...over })
  return askToSubscribe(asAnonymous(), asked, { address: `203.0.113.${visitors}` })
}
const subscriber = async () => (await sql`select * from subscribers`)[0]
const tokenIn = (text: string, kind: string) => new RegExp(`/${kind}/([\\w-]{22,})`).exec(text)?.[1] ?? ''

describe.each(hookChannels)('asking for news by %s', (channel) => {
  test('lets whoever reads there confirm', async () => {
    await ask(channel, { components: ['lookup'], kinds: ['incident'] })
    await incidentNews()
    await house.drain('code')
    await house.drain('incident')
    expect(house.received).toHaveLength(1)
    const { body = '' } = house.received[0] ?? {}
    expect(body).toContain('有人请我们把本站的通知发到这里')
    expect(await subscriber()).toMatchObject({ channel, confirmed_at: null })

    await confirmSubscription(asAnonymous(), tokenIn(body, 'confirm'))
    expect(await subscriber()).toMatchObject({ confirmed_at: expect.any(Date), components: ['lookup'] })
    await incidentNews()
    await house.drain('incident')
    expect(house.received).toHaveLength(2)

    await unsubscribeByLink(asAnonymous(), tokenIn(house.received[1]?.body ?? '', 'unsubscribe'))
    await incidentNews()
    await house.drain('incident')
    expect(house.received).toHaveLength(2)
  })

  test('keeps its address and secret from whoever reads the database', async () => {
    await ask(channel, { secret: 'SEC-of-the-group' })
    const [row] = await db.select().from(contacts)
    if (!row) throw new Error('no contact was stored')
    const stored = JSON.stringify(
      await sql`
      select c.*, encode(c.hook_cipher, 'escape') as a, encode(c.hook_secret_cipher, 'escape') as b, s.*
        from contacts c join subscribers s on s.contact_id = c.id`,
    )
    expect(stored).not.toContain(house.addressOf(channel).slice(-8))
    expect(stored).not.toContain('SEC-of-the-group')
    expect(openContact(row)).toEqual({
      name: null,
      mobile: null,
      email: null,
      hook: house.addressOf(channel),
      hookSecret: 'SEC-of-the-group',
    })
    expect(await sql`select recipient = (select hook_index from contacts) as found from subscribers`).toEqual(
      [{ found: true }],
    )
  })

  test('sends a code to manage it', async () => {
    await house.listen(channel)
    const challenge = await requestManageCode(asAnonymous(), channel, house.addressOf(channel), '203.0.113.9')
    await house.drain('code')
    expect(house.received[0]?.body).toContain(codeOf(challenge))
    expect(await verifySubscriberCode(asAnonymous(), challenge, codeOf(challenge), '203.0.113.9')).toBe(
      (await subscriber())?.id,
    )
  })

  test('of the demo data only reaches the sandbox', async () => {
    await house.listen(channel, { kinds: ['incident'] })
    await sql`update contacts set demo_since = now()`
    const { noticeId } = await incidentNews()
    await drainDeliveries(asSystem(), 'incident', channel, providers(db)[channel])

    const api = as({ type: 'api', keyId: 'k', scopes: ['sandbox:read'] })
    const [message, ...more] = await readOutbox(api, { to: house.addressOf(channel), notice: noticeId })
    expect(more).toEqual([])
    expect(message).toMatchObject({
      channel,
      to: house.addressOf(channel),
      subject: '【调查中】数据同步延迟',
    })
    expect(message?.text).toMatch(/\/incidents\/[\s\S]+\/unsubscribe\//)
    expect(house.received).toEqual([])
    expect(await sql`select state from deliveries`).toEqual([{ state: 'sent' }])
  })
})

test('a program is asked by a message of the type confirm, signed with the secret that came with it', async () => {
  await ask('webhook', { secret: 'first-secret' })
  await house.drain('code')

  const [request] = house.received
  expect(JSON.parse(request?.body ?? '')).toMatchObject({
    type: 'confirm',
    url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:3000\/confirm\/[\w-]{22,}$/),
  })
  expect(request?.headers['x-fapiao-signature']).toMatch(/^sha256=[\da-f]{64}$/)
})

test('a new secret takes the place of the old one only once it is confirmed', async () => {
  await house.listen('webhook', { secret: 'first-secret' })
  const secretNow = async () => {
    const row = await subscriber()
    const all = await db.select().from(contacts)
    const contact = all.find(({ id }) => id === row?.contact_id)
    return contact && openContact(contact).hookSecret
  }
  await ask('webhook', { secret: 'second-secret' })
  expect(await secretNow()).toBe('first-secret')
  await house.drain('code')
  await confirmSubscription(asAnonymous(), tokenIn(house.received[0]?.body ?? '', 'confirm'))
  expect(await secretNow()).toBe('second-secret')
})

test('one robot is one subscriber, however its address was written', async () => {
  await house.listen('wecom')
  const address = `${robotAt.wecom(1)}&debug=1`
  await subscribe(asSystem(), Subscription.parse({ channel: 'wecom', address, confirmed: true }))
  expect(await sql`select count(*)::int as count from subscribers`).toEqual([{ count: 1 }])
})

test.each([
  ['wecom', robotAt.dingtalk(1), 'hook.wecom'],
  ['dingtalk', robotAt.wecom(1), 'hook.dingtalk'],
  ['feishu', 'https://open.feishu.cn.evil.example/open-apis/bot/v2/hook/0123456789abcdef', 'hook.feishu'],
  ['wecom', robotAt.wecom(1).replace('https', 'http'), 'hook.wecom'],
  ['feishu', 'reader@demo.invalid', 'hook.feishu'],
  ['webhook', robotAt.wecom(1), 'hook.robot'],
  ['webhook', 'ftp://hooks.example.com/', 'hook.webhook'],
  ['webhook', 'https://user:pass@hooks.example.com/', 'hook.webhook'],
  ['webhook', '13812345678', 'hook.webhook'],
] as const)('asking by %s refuses %s at the field of the address', async (channel, address, message) => {
  await expect(ask(channel, { address })).rejects.toMatchObject({ fields: [{ field: 'address', message }] })
  expect(await sql`select id from contacts`).toEqual([])
})

test('a secret where nothing is signed is refused', async () => {
  const asked = Subscription.parse({ channel: 'email', address: 'a@demo.invalid', secret: 'SEC' })
  await expect(askToSubscribe(asAnonymous(), asked, { address: '203.0.113.99' })).rejects.toMatchObject({
    fields: [{ field: 'secret', message: 'unused' }],
  })
})

test('nobody makes us call one host without end', async () => {
  const tries = Array.from({ length: 31 }, (_, count) =>
    ask('webhook', { address: house.addressOf('webhook', count) }),
  )
  const settled = await Promise.allSettled(tries)
  expect(settled.filter(({ status }) => status === 'rejected')).toHaveLength(1)
  expect(settled.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { status: 429 } })
})

test('a robot that the desk suppresses is listed by its host and the end of its key', async () => {
  const commander = as(await hire(['commander'], null))
  await house.listen('wecom')
  await suppressAddress(commander, { channel: 'wecom', address: robotAt.wecom(1), reason: 'asked' })
  const { items } = await listSuppressions(commander)
  expect(items).toMatchObject([{ channel: 'wecom', reason: 'asked', address: 'qyapi.weixin.qq.com/…0001' }])
  await incidentNews()
  await house.drain('incident')
  expect(house.received).toEqual([])
})

test.each([
  ['https://hooks.example.com:8443/a/b?key=12345678', 'hooks.example.com:8443/…5678'],
  ['nonsense', '…'],
])('%s is shown as %s', (address, shown) => {
  expect(maskHook(address)).toBe(shown)
})
