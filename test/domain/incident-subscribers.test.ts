import { beforeEach, describe, expect, test } from 'vitest'
import { verifySubscriberCode } from '#app/domain/delivery/codes/verify-code.ts'
import { expandNotice } from '#app/domain/delivery/broadcasts/expand.ts'
import { linkToken } from '#app/domain/delivery/links/links.ts'
import { askAboutIncident } from '#app/domain/delivery/subscribers/ask-about-incident.ts'
import { confirmSubscription, showAsking } from '#app/domain/delivery/subscribers/confirm.ts'
import { managePass, ownerOfPass, requestManageCode } from '#app/domain/delivery/subscribers/manage.ts'
import {
  setIncidentSubscription,
  subscribedIncidents,
} from '#app/domain/delivery/subscribers/manage-incidents.ts'
import { hearsOf, subscriberById } from '#app/domain/delivery/subscribers/subscriber.ts'
import { subscribe } from '#app/domain/delivery/subscribers/subscribe.ts'
import { Subscription } from '#app/domain/delivery/subscribers/subscription.ts'
import {
  resubscribeByLink,
  showSubscriptionOfLink,
  unsubscribeByLink,
} from '#app/domain/delivery/subscribers/unsubscribe.ts'
import { suppressAddress } from '#app/domain/delivery/suppressions/suppress.ts'
import type { StaffActor } from '#app/domain/ground/context.ts'
import { declareIncident } from '#app/domain/incidents/incidents/declare.ts'
import { draftUpdate, UpdateInput } from '#app/domain/incidents/incidents/draft-update.ts'
import { publishNow } from '#app/domain/incidents/incidents/publish-update.ts'
import { previewUpdate } from '#app/domain/messages/previews/preview-incident-update.ts'
import { drainDeliveries } from '#app/domain/messages/rendering/drain-deliveries.ts'
import { codeOf } from '#app/platform/crypto.ts'
import { providers } from '#app/platform/providers.ts'
import { readSandbox } from '#app/platform/sandbox.ts'
import { as, asAnonymous, asSystem } from '#test/support/context.ts'
import { db, sql } from '#test/support/database.ts'
import { createTicket, hire, openDesk } from '#test/support/desk.ts'

// Whoever is told of one incident: by a confirmed address, of nothing else, once, and until it is over.

let commander: StaffActor
beforeEach(async () => {
  await openDesk()
  commander = await hire(['commander'], null)
})

const reader = 'reader@demo.invalid'
const mobile = '13812345678'

const declared = (title: string, over: object = {}) =>
  declareIncident(as(commander), { title, severity: 2, description: '积压', ...over })

/** Says something about an incident; what it sets off is listed and sent. */
async function say(number: string, status: string, over: object = {}) {
  const body = { 'zh-CN': `${number} ${status}。` }
  const input = UpdateInput.parse({ status, body, approve: { reason: '急' }, ...over })
  const { noticeId } = await publishNow(as(commander), number, input)
  if (noticeId) await expandNotice(asSystem(), noticeId)
  await send()
  return noticeId
}
const quietly = { notify: false }

async function anOpenIncident(title = '同步延迟', over: object = {}): Promise<string> {
  const { number } = await declared(title, over)
  await say(number, 'investigating', quietly)
  return number
}

async function send() {
  for (const lane of ['code', 'incident', 'ticket'] as const)
    for (const channel of ['email', 'sms'] as const)
      await drainDeliveries(asSystem(), lane, channel, providers(db)[channel])
}
const toOf = (address: string) => (address === mobile ? `+86${mobile}` : address)
const sentTo = async (to: string) =>
  (await readSandbox(db, { limit: 100 })).filter((message) => message.to === toOf(to))
/** What was sent to many: neither questions and codes nor news of a ticket. */
async function news(to: string): Promise<string[]> {
  const notices = await sql<{ id: string }[]>`select id from notices where lane = 'incident' order by id`
  const sent = await Promise.all(notices.map(({ id }) => readSandbox(db, { notice: id, limit: 100 })))
  return sent.flat().flatMap((message) => (message.to === toOf(to) ? [message.text] : []))
}
const tokenIn = (text: string, kind: 'confirm' | 'unsubscribe') =>
  new RegExp(`/${kind}/([\\w-]+)`).exec(text)?.[1] ?? ''

async function audienceOf(number: string, status: string) {
  const input = UpdateInput.parse({ status, body: { 'zh-CN': '说明。' } })
  const { id } = await draftUpdate(as(commander), number, input)
  return (await previewUpdate(as(commander), id)).audience
}

let visitors = 0
async function ask(number: string, address = reader, now?: Date) {
  visitors += 1
  const asked = { number, address, language: 'zh-CN' as const }
  await askAboutIncident(asAnonymous(now), asked, { address: `203.0.113.${visitors % 250}` })
  await send()
  await sql`delete from throttles`
  return tokenIn(
    (await sentTo(address)).findLast(({ text }) => /\/confirm\//.test(text))?.text ?? '',
    'confirm',
  )
}
const follow = async (number: string, address = reader) =>
  confirmSubscription(asAnonymous(), await ask(number, address))
const generally = (over: object = {}) =>
  subscribe(asSystem(), Subscription.parse({ channel: 'email', address: reader, confirmed: true, ...over }))
const linkOf = (id: string) => linkToken('unsubscribe', id, new Date(Date.now() + 86_400_000))
async function idOf(number: string): Promise<string> {
  const [row] = await sql<{ id: string }[]>`
    select s.id from incident_subscribers s join incidents i on i.id = s.incident_id where i.number = ${number}`
  return row?.id ?? ''
}

describe('asking to be told of an incident', () => {
  test.each([
    ['e-mail', reader],
    ['SMS', mobile],
  ])('by %s changes nothing until whoever reads there confirms', async (_, address) => {
    const number = await anOpenIncident()
    const token = await ask(number, address)
    expect(await showAsking(asAnonymous(), token)).toMatchObject({
      about: 'incident',
      incident: { number, isOver: false },
      isDone: false,
      isCovered: false,
    })
    await say(number, 'identified')
    expect(await news(address)).toEqual([])

    await confirmSubscription(asAnonymous(), token)
    await confirmSubscription(asAnonymous(), token)
    expect(await showAsking(asAnonymous(), token)).toMatchObject({ isDone: true })
    await say(number, 'monitoring')
    expect(await news(address)).toHaveLength(1)
  })

  test('names the incident in the question', async () => {
    const number = await anOpenIncident('查询返回“查无此票”')
    await ask(number)
    expect((await sentTo(reader)).at(-1)?.text).toContain('查询返回“查无此票”')
  })

  test('is refused for one that is over, a drill, not public, and unknown, in one way', async () => {
    const over = await anOpenIncident()
    await say(over, 'resolved', quietly)
    const drill = await anOpenIncident('演练', { drill: true })
    const silent = await declared('未公布')
    const refused = { status: 409, reason: 'subscription.over' }
    for (const number of [over, drill, silent.number, 'INC-0000000', 'x'])
      await expect(ask(number), number).rejects.toMatchObject(refused)
    expect(await sql`select from one_time_codes`).toHaveLength(0)
  })

  test('is refused for what is neither a mobile number nor a mailbox', async () => {
    const number = await anOpenIncident()
    await expect(ask(number, '12345')).rejects.toMatchObject({
      fields: [{ field: 'address', message: 'contact' }],
    })
  })

  test('can no more be confirmed when it is over meanwhile', async () => {
    const number = await anOpenIncident()
    const token = await ask(number)
    await say(number, 'resolved', quietly)
    await expect(confirmSubscription(asAnonymous(), token)).rejects.toMatchObject({
      reason: 'subscription.over',
    })
    expect(await showAsking(asAnonymous(), token)).toMatchObject({ incident: { isOver: true } })
  })

  test('of somebody who hears of it already asks nothing, and says so', async () => {
    const number = await anOpenIncident()
    await generally({ components: [] })
    const token = await ask(number)
    expect((await sentTo(reader)).at(-1)).toMatchObject({ subject: '这次故障已经会通知您' })
    expect(await showAsking(asAnonymous(), token)).toMatchObject({ isCovered: true })

    const other = await anOpenIncident('另一次')
    await follow(other, mobile)
    await ask(other, mobile)
    expect((await sentTo(mobile)).at(-1)?.text).toContain('不用再确认')
  })

  test('keeps the consent, and one contact for all the times', async () => {
    const [first, second] = [await anOpenIncident(), await anOpenIncident('另一次')]
    await follow(first)
    await follow(second)
    const contacts = await sql`select distinct contact_id from incident_subscribers`
    expect(contacts).toHaveLength(1)
    expect(await sql`select purpose from consents`).toEqual([
      { purpose: 'subscription' },
      { purpose: 'subscription' },
    ])
  })
})

describe('who is told', () => {
  test('hears of this incident only, and may follow two', async () => {
    const [first, second, third] = [
      await anOpenIncident('第一次'),
      await anOpenIncident('第二次'),
      await anOpenIncident('第三次'),
    ]
    await follow(first)
    await follow(second)
    for (const number of [first, second, third]) await say(number, 'identified')
    const texts = await news(reader)
    expect(texts).toHaveLength(2)
    expect(texts.join()).not.toContain('第三次')
  })

  test('is told once where a report or a general subscription tells of the same', async () => {
    const ticket = await createTicket({ contact: { email: reader } })
    const { number } = await declared('同步延迟', { tickets: [ticket.number] })
    await say(number, 'investigating', quietly)
    await follow(number)
    await say(number, 'identified')
    const [own, ...more] = await news(reader)
    expect(more).toEqual([])
    expect(own).toContain('/t/')
    expect(own).not.toContain('/unsubscribe/')
  })

  test('by both subscriptions is told once, by the wider one', async () => {
    const number = await anOpenIncident()
    await follow(number)
    const { id } = await generally({ components: [] })
    await say(number, 'identified')
    const texts = await news(reader)
    expect(texts).toHaveLength(1)
    const shown = await showSubscriptionOfLink(asAnonymous(), tokenIn(texts[0] ?? '', 'unsubscribe'))
    expect(shown.incident).toBeNull()
    expect(id).not.toBe('')
  })

  test('by a general subscription to other things is told by that to the incident', async () => {
    const number = await anOpenIncident('同步延迟', { components: ['data_sync'] })
    await follow(number)
    await generally({ components: ['portal'] })
    await say(number, 'identified')
    const [text] = await news(reader)
    const shown = await showSubscriptionOfLink(asAnonymous(), tokenIn(text ?? '', 'unsubscribe'))
    expect(shown.incident).toMatchObject({ number, isCovered: false })
  })

  test('is counted in the audience that is shown before publishing', async () => {
    const number = await anOpenIncident()
    await follow(number)
    await follow(number, mobile)
    expect(await audienceOf(number, 'identified')).toMatchObject({ people: 2, email: 1, sms: 1 })
  })

  test('is not told of a drill, whatever stands in the table', async () => {
    const number = await anOpenIncident()
    await follow(number)
    await sql`update incidents set drill_since = now() where number = ${number}`
    expect(await say(number, 'identified')).toBeNull()
    expect(await news(reader)).toEqual([])
  })

  test('is not told at an address that nothing goes to', async () => {
    const number = await anOpenIncident()
    await follow(number)
    await suppressAddress(as(commander), { channel: 'email', address: reader, reason: 'asked' })
    await say(number, 'identified')
    expect(await news(reader)).toEqual([])
    expect(await sql`select failure from deliveries where lane = 'incident'`).toEqual([
      { failure: 'suppressed' },
    ])
  })

  test('by SMS of a lesser incident waits for the morning', async () => {
    const number = await anOpenIncident('小故障', { severity: 3 })
    await follow(number, mobile)
    const body = { 'zh-CN': '已确认。' }
    const input = UpdateInput.parse({ status: 'identified', body, approve: { reason: '急' } })
    const { noticeId } = await publishNow(as(commander), number, input)
    const morning = new Date(Date.now() + 3 * 3_600_000)
    await expandNotice(asSystem(), noticeId ?? '', async () => morning)
    await send()
    expect(await news(mobile)).toEqual([])
    const [row] = await sql<{ at: Date }[]>`select next_at as at from deliveries where lane = 'incident'`
    expect(Math.abs((row?.at.getTime() ?? 0) - morning.getTime())).toBeLessThan(1000)
  })

  test('reads why, and how it ends', async () => {
    const number = await anOpenIncident()
    await follow(number)
    await follow(number, mobile)
    await say(number, 'identified')
    expect((await news(reader))[0]).toContain('恢复后不再发送。现在就不想再收，请打开')
    expect((await news(mobile))[0]).toMatch(/^您订阅的故障“同步延迟”：.*详情和退订：/)
  })
})

describe('it ends', () => {
  test('by itself with the recovery: the look back is not sent any more, a correction is', async () => {
    const number = await anOpenIncident()
    await follow(number)
    await follow(number, mobile)
    await say(number, 'resolved')
    expect((await news(reader)).at(-1)).toContain('通知到此为止')
    expect((await news(mobile)).at(-1)).toContain('通知到此为止')

    const [said] = await sql<{ id: string }[]>`select id from incident_updates where status = 'resolved'`
    await say(number, 'resolved', { corrects: said?.id })
    expect(await news(reader)).toHaveLength(2)
    await say(number, 'postmortem')
    expect(await news(reader)).toHaveLength(2)
    expect(await audienceOf(number, 'postmortem')).toMatchObject({ people: 0 })
    // Nor of anything else.
    const next = await anOpenIncident('下一次')
    await say(next, 'identified')
    expect(await news(reader)).toHaveLength(2)
  })

  test('by the link of a message, at once, and can be taken back', async () => {
    const number = await anOpenIncident()
    await follow(number)
    await say(number, 'identified')
    const token = tokenIn((await news(reader))[0] ?? '', 'unsubscribe')
    expect(await showSubscriptionOfLink(asAnonymous(), token)).toMatchObject({
      isListening: true,
      incident: { number },
    })
    await unsubscribeByLink(asAnonymous(), token)
    await unsubscribeByLink(asAnonymous(), token)
    await say(number, 'monitoring')
    expect(await news(reader)).toHaveLength(1)

    await resubscribeByLink(asAnonymous(), token)
    await say(number, 'resolved')
    expect(await news(reader)).toHaveLength(2)
  })

  test('and stops what was listed and has not left, of this incident only', async () => {
    const [first, second] = [await anOpenIncident('第一次'), await anOpenIncident('第二次')]
    await follow(first)
    await follow(second)
    for (const number of [first, second]) {
      const body = { 'zh-CN': '说明。' }
      const input = UpdateInput.parse({ status: 'identified', body, approve: { reason: '急' } })
      await expandNotice(asSystem(), (await publishNow(as(commander), number, input)).noticeId ?? '')
    }
    await unsubscribeByLink(asAnonymous(), linkOf(await idOf(first)))
    await send()
    expect(await news(reader)).toEqual([expect.stringContaining('第二次')])
    expect(await sql`select failure from deliveries where lane = 'incident' and state = 'cancelled'`).toEqual(
      [{ failure: 'unsubscribed' }],
    )
  })

  test('but not what another subscription tells of', async () => {
    const number = await anOpenIncident()
    await follow(number)
    await generally({ components: [] })
    const token = linkOf(await idOf(number))
    await unsubscribeByLink(asAnonymous(), token)
    expect(await showSubscriptionOfLink(asAnonymous(), token)).toMatchObject({
      isListening: false,
      incident: { isCovered: true },
    })
    await say(number, 'identified')
    expect(await news(reader)).toHaveLength(1)
  })

  test('with the subscription to news of all kinds, whose undo brings back both', async () => {
    const number = await anOpenIncident('同步延迟', { components: ['data_sync'] })
    await follow(number)
    const { id } = await generally({ kinds: ['maintenance'] })
    const token = linkOf(id)
    await unsubscribeByLink(asAnonymous(new Date(Date.now() - 60_000)), token)
    await say(number, 'identified')
    expect(await news(reader)).toEqual([])

    await resubscribeByLink(asAnonymous(), token)
    await say(number, 'monitoring')
    expect(await news(reader)).toHaveLength(1)
  })

  test('and is asked for anew with a new link; the used one brings nothing back', async () => {
    const number = await anOpenIncident()
    const used = await ask(number)
    await confirmSubscription(asAnonymous(), used)
    await unsubscribeByLink(asAnonymous(), linkOf(await idOf(number)))
    await expect(confirmSubscription(asAnonymous(), used)).rejects.toMatchObject({
      reason: 'subscription.used',
    })
    await follow(number)
    await say(number, 'identified')
    expect(await news(reader)).toHaveLength(1)
  })
})

describe('managing by code', () => {
  async function enter(address = mobile) {
    const challenge = await requestManageCode(asAnonymous(), 'sms', address, '203.0.113.9')
    const id = await verifySubscriberCode(asAnonymous(), challenge, codeOf(challenge), '203.0.113.9')
    if (!id) throw new Error('the code was refused')
    return ownerOfPass(asAnonymous(), managePass(id, new Date()))
  }

  test('shows the open incidents of who asked about nothing else, ends them and takes them up again', async () => {
    const [open, over] = [await anOpenIncident('还在'), await anOpenIncident('已完')]
    await follow(open, mobile)
    await follow(over, mobile)
    await say(over, 'resolved', quietly)

    const owner = await enter()
    expect(owner.general).toBeNull()
    const [row, ...more] = await subscribedIncidents(asAnonymous(), owner)
    expect(more).toEqual([])
    expect(row).toMatchObject({ incident: { number: open }, isListening: true })

    await setIncidentSubscription(asAnonymous(), owner, row?.id ?? '', false)
    expect(await subscribedIncidents(asAnonymous(), owner)).toMatchObject([{ isListening: false }])
    await setIncidentSubscription(asAnonymous(), owner, row?.id ?? '', true)
    await say(open, 'identified')
    expect(await news(mobile)).toEqual([expect.stringContaining('还在')])
  })

  test('reaches nobody else', async () => {
    const number = await anOpenIncident()
    await follow(number)
    const foreign = await idOf(number)
    const other = await anOpenIncident('另一次')
    await follow(other, mobile)
    const owner = await enter()
    await expect(setIncidentSubscription(asAnonymous(), owner, foreign, false)).rejects.toMatchObject({
      status: 404,
    })
    await expect(setIncidentSubscription(asAnonymous(), owner, 'x', false)).rejects.toMatchObject({
      status: 404,
    })
  })
})

test.each([
  [[], ['portal'], true],
  [['portal'], [], true],
  [['portal'], ['portal', 'lookup'], true],
  [['portal'], ['lookup'], false],
])(
  'one subscriber of %j is judged as the expansion judges them, where %j is touched',
  async (chosen, touched, hears) => {
    const number = await anOpenIncident('同步延迟', { components: touched })
    const { id } = await generally({ components: chosen })
    const row = await subscriberById(asSystem(), id)
    expect(row && hearsOf(row, 'incident', touched)).toBe(hears)
    expect(row && hearsOf(row, 'announcement', touched)).toBe(false)
    await say(number, 'identified')
    expect(await news(reader)).toHaveLength(hears ? 1 : 0)
  },
)
