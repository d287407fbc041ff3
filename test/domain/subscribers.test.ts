import { beforeEach, describe, expect, test } from 'vitest'
import { expandNotice } from '#app/domain/delivery/broadcasts/expand.ts'
import { publishNow } from '#app/domain/incidents/incidents/publish-update.ts'
import { declareIncident } from '#app/domain/incidents/incidents/declare.ts'
import { UpdateInput } from '#app/domain/incidents/incidents/draft-update.ts'
import { verifySubscriberCode } from '#app/domain/delivery/codes/verify-code.ts'
import { askToSubscribe } from '#app/domain/delivery/subscribers/ask.ts'
import { confirmSubscription, showAsking } from '#app/domain/delivery/subscribers/confirm.ts'
import {
  changePreferences,
  managePass,
  requestManageCode,
  ownerOfPass,
} from '#app/domain/delivery/subscribers/manage.ts'
import { subscribe } from '#app/domain/delivery/subscribers/subscribe.ts'
import { Subscription } from '#app/domain/delivery/subscribers/subscription.ts'
import {
  resubscribeByLink,
  showSubscriptionOfLink,
  unsubscribeByLink,
} from '#app/domain/delivery/subscribers/unsubscribe.ts'
import { linkToken } from '#app/domain/delivery/links/links.ts'
import { drainDeliveries } from '#app/domain/messages/rendering/drain-deliveries.ts'
import { codeOf } from '#app/platform/crypto.ts'
import { providers } from '#app/platform/providers.ts'
import { readSandbox } from '#app/platform/sandbox.ts'
import { as, asAnonymous, asSystem } from '#test/support/context.ts'
import { db, sql } from '#test/support/database.ts'
import { createTicket, hire, openDesk } from '#test/support/desk.ts'
import { roomInTheMinute } from '#test/support/windows.ts'

beforeEach(openDesk)

let visitors = 0
const ask = (over: object = {}, now?: Date) => {
  visitors += 1
  return askToSubscribe(
    asAnonymous(now),
    Subscription.parse({ channel: 'email', address: 'reader@demo.invalid', ...over }),
    { address: `203.0.113.${visitors % 250}` },
  )
}
const minutesAgo = (count: number) => new Date(Date.now() - count * 60_000)
const forgetThrottles = () => sql`delete from throttles`

async function messages(channel: 'email' | 'sms' = 'email') {
  for (const lane of ['code', 'incident', 'ticket'] as const)
    await drainDeliveries(asSystem(), lane, channel, providers(db)[channel])
  return readSandbox(db, { limit: 100 })
}
const tokenIn = (text: string, kind: 'confirm' | 'unsubscribe') =>
  new RegExp(`/${kind}/([\\w-]+)`).exec(text)?.[1] ?? ''
async function confirmToken() {
  const last = (await messages()).findLast(({ text }) => text.includes('/confirm/'))
  return tokenIn(last?.text ?? '', 'confirm')
}
async function subscriber() {
  const [row] = await sql`select * from subscribers`
  return row
}

describe('asking for news', () => {
  test('changes nothing until whoever reads there confirms', async () => {
    await ask({ kinds: ['incident'], components: ['lookup'] })
    expect(await subscriber()).toMatchObject({ confirmed_at: null })

    const token = await confirmToken()
    expect(await showAsking(asAnonymous(), token)).toMatchObject({ channel: 'email', isDone: false })
    expect(await subscriber()).toMatchObject({ confirmed_at: null })

    await confirmSubscription(asAnonymous(), token)
    await confirmSubscription(asAnonymous(), token)
    expect(await subscriber()).toMatchObject({
      confirmed_at: expect.any(Date),
      kinds: ['incident'],
      components: ['lookup'],
    })
    expect(await showAsking(asAnonymous(), token)).toMatchObject({ isDone: true })
  })

  test('by SMS sends the link to the mobile', async () => {
    await ask({ channel: 'sms', address: '13812345678' })
    const [message] = await messages('sms')
    expect(message).toMatchObject({ to: '+8613812345678' })
    await confirmSubscription(asAnonymous(), tokenIn(message?.text ?? '', 'confirm'))
    expect(await subscriber()).toMatchObject({ channel: 'sms', confirmed_at: expect.any(Date) })
  })

  test('for an address that subscribed already leaves its wishes alone until they are confirmed', async () => {
    const address = 'reader@demo.invalid'
    await subscribe(
      asSystem(),
      Subscription.parse({ channel: 'email', address, kinds: ['maintenance'], confirmed: true }),
    )
    await ask({ kinds: ['announcement'] })
    expect(await subscriber()).toMatchObject({ kinds: ['maintenance'], confirmed_at: expect.any(Date) })
    await confirmSubscription(asAnonymous(), await confirmToken())
    expect(await subscriber()).toMatchObject({ kinds: ['announcement'], wanted: null })
  })

  test('again makes the older link worthless', async () => {
    await ask({ kinds: ['maintenance'] }, minutesAgo(5))
    const older = await confirmToken()
    await forgetThrottles()
    await ask({ kinds: ['announcement'] })
    await expect(confirmSubscription(asAnonymous(), older)).rejects.toMatchObject({ status: 409 })
    await confirmSubscription(asAnonymous(), await confirmToken())
    expect(await subscriber()).toMatchObject({ kinds: ['announcement'] })
  })

  test('by a double click is one request', async () => {
    const asked = Subscription.parse({ channel: 'email', address: 'twice@demo.invalid' })
    const from = {
      address: '203.0.113.77',
      sent: { scope: 'form', key: crypto.randomUUID(), words: 'the same' },
    }
    await Promise.all([
      askToSubscribe(asAnonymous(), asked, from),
      askToSubscribe(asAnonymous(), asked, from),
    ])
    expect((await messages()).filter(({ to }) => to === 'twice@demo.invalid')).toHaveLength(1)
  })

  test('floods nobody', async () => {
    await roomInTheMinute()
    await ask()
    await expect(ask()).rejects.toMatchObject({ status: 429 })
  })

  test('after two days the link is too old', async () => {
    await ask()
    const token = await confirmToken()
    const later = new Date(Date.now() + 49 * 3_600_000)
    await expect(confirmSubscription(asAnonymous(later), token)).rejects.toMatchObject({ status: 404 })
  })

  test.each([
    ['sms', 'reader@demo.invalid', 'mobile'],
    ['email', '13812345678', 'email'],
  ])('by %s refuses %s', async (channel, address, message) => {
    await expect(ask({ channel, address })).rejects.toMatchObject({ fields: [{ field: 'address', message }] })
  })
})

describe('the link in every message', () => {
  const listening = async () => {
    const { id } = await subscribe(
      asSystem(),
      Subscription.parse({ channel: 'email', address: 'reader@demo.invalid', confirmed: true }),
    )
    return { id, token: linkToken('unsubscribe', id, new Date(Date.now() + 86_400_000)) }
  }

  test('ends it at once, twice is once, and can be taken back', async () => {
    const { token } = await listening()
    await unsubscribeByLink(asAnonymous(), token)
    await unsubscribeByLink(asAnonymous(), token)
    expect(await showSubscriptionOfLink(asAnonymous(), token)).toMatchObject({ isListening: false })
    await resubscribeByLink(asAnonymous(), token)
    expect(await showSubscriptionOfLink(asAnonymous(), token)).toMatchObject({ isListening: true })
  })

  test('stops what was listed for them and has not left', async () => {
    const { token } = await listening()
    const commander = await hire(['commander'], null)
    const ctx = as(commander)
    const { number } = await declareIncident(ctx, { title: '延迟', severity: 2, description: '积压' })
    const { noticeId } = await publishNow(
      ctx,
      number,
      UpdateInput.parse({
        status: 'investigating',
        body: { 'zh-CN': '调查中。' },
        approve: { reason: '急' },
      }),
    )
    await expandNotice(asSystem(), noticeId ?? '')

    await unsubscribeByLink(asAnonymous(), token)

    expect(await messages()).toEqual([])
    expect(await sql`select state, failure from deliveries`).toEqual([
      { state: 'cancelled', failure: 'unsubscribed' },
    ])
    expect(await sql`select state, cancelled, queued from notices`).toEqual([
      { state: 'finished', cancelled: 1, queued: 0 },
    ])
  })

  test('holds for what is tried again, and for lists that are imported once more', async () => {
    const { token } = await listening()
    const ctx = as(await hire(['commander'], null))
    const { number } = await declareIncident(ctx, { title: '延迟', severity: 2, description: '积压' })
    const update = { status: 'investigating', body: { 'zh-CN': '调查中。' }, approve: { reason: '急' } }
    const { noticeId } = await publishNow(ctx, number, UpdateInput.parse(update))
    await expandNotice(asSystem(), noticeId ?? '')
    await sql`update deliveries set state = 'temporary', next_at = now() + interval '1 hour'`
    await sql`update notices set queued = 0, temporary = 1`
    await unsubscribeByLink(asAnonymous(), token)
    await sql`update deliveries set state = 'queued', next_at = now() - interval '1 second'`

    expect(await messages()).toEqual([])
    expect(await sql`select state, failure from deliveries`).toEqual([
      { state: 'permanent', failure: 'unsubscribed' },
    ])
    const again = Subscription.parse({ channel: 'email', address: 'reader@demo.invalid', confirmed: true })
    expect(await subscribe(asSystem(), again)).toMatchObject({ confirmed: false })
  })

  test('of another kind opens nothing', async () => {
    const { id } = await listening()
    const foreign = linkToken('rate', id, new Date(Date.now() + 86_400_000))
    await expect(unsubscribeByLink(asAnonymous(), foreign)).rejects.toMatchObject({ status: 404 })
  })
})

describe('managing by code', () => {
  test('changes the wishes, for half an hour', async () => {
    await subscribe(
      asSystem(),
      Subscription.parse({ channel: 'email', address: 'reader@demo.invalid', confirmed: true }),
    )
    const challenge = await requestManageCode(asAnonymous(), 'email', 'Reader@demo.invalid', '203.0.113.9')
    const id = await verifySubscriberCode(asAnonymous(), challenge, codeOf(challenge), '203.0.113.9')
    if (!id) throw new Error('the code was refused')
    const wishes = { kinds: ['announcement' as const], components: [], language: 'en' as const }
    await changePreferences(asAnonymous(), id, wishes)
    expect(await subscriber()).toMatchObject({ kinds: ['announcement'], language: 'en' })

    const now = new Date()
    const pass = managePass(id, now)
    expect((await ownerOfPass(asAnonymous(now), pass)).id).toBe(id)
    const later = new Date(now.getTime() + 31 * 60_000)
    await expect(ownerOfPass(asAnonymous(later), pass)).rejects.toMatchObject({ status: 404 })
  })

  test('answers an unknown address like a known one, and sends nothing', async () => {
    const challenge = await requestManageCode(asAnonymous(), 'email', 'nobody@demo.invalid', '203.0.113.9')
    expect(challenge).toMatch(/^[\da-f-]{36}$/)
    expect(await verifySubscriberCode(asAnonymous(), challenge, codeOf(challenge), '203.0.113.9')).toBeNull()
    expect(await messages()).toEqual([])
  })
})

test('who is affected and subscribed is told once a channel, with their own link', async () => {
  const ticket = await createTicket({ contact: { email: 'both@demo.invalid' } })
  await subscribe(
    asSystem(),
    Subscription.parse({ channel: 'email', address: 'both@demo.invalid', confirmed: true }),
  )
  const ctx = as(await hire(['commander'], null))
  const { number } = await declareIncident(ctx, {
    title: '延迟',
    severity: 2,
    description: '积压',
    tickets: [ticket.number],
  })
  const { noticeId } = await publishNow(
    ctx,
    number,
    UpdateInput.parse({
      status: 'investigating',
      body: { 'zh-CN': '调查中。' },
      approve: { reason: '急' },
    }),
  )
  await expandNotice(asSystem(), noticeId ?? '')
  await messages()
  const news = await readSandbox(db, { notice: noticeId ?? '', limit: 10 })
  expect(news).toHaveLength(1)
  expect(news[0]?.text).toContain('/t/')
  expect(news[0]?.text).not.toContain('/unsubscribe/')
})
