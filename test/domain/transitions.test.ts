import { beforeEach, expect, test } from 'vitest'
import { requestCode } from '#app/domain/delivery/codes/request-code.ts'
import { expandNotice } from '#app/domain/delivery/broadcasts/expand.ts'
import { previewUpdate } from '#app/domain/messages/previews/preview-incident-update.ts'
import { declareIncident } from '#app/domain/incidents/incidents/declare.ts'
import { draftUpdate } from '#app/domain/incidents/incidents/draft-update.ts'
import { linkTickets } from '#app/domain/incidents/incidents/link-tickets.ts'
import { publishNow } from '#app/domain/incidents/incidents/publish-update.ts'
import { incidentStatuses } from '#app/domain/ground/vocabulary/incident-words.ts'
import { occasions } from '#app/domain/ground/vocabulary/maintenance-words.ts'
import { replyToTicket } from '#app/domain/desk/tickets/reply.ts'
import { transitionTicket } from '#app/domain/desk/tickets/transition.ts'
import { setChannelRules } from '#app/domain/delivery/channel-rules/set-channel-rules.ts'
import { showChannelRules } from '#app/domain/delivery/channel-rules/show-channel-rules.ts'
import {
  switches,
  channelRuleOf,
  channelRuleTable,
} from '#app/domain/delivery/channel-rules/channel-rules.ts'
import { channelsOff } from '#app/domain/delivery/channel-rules/turned-off.ts'
import { as, asAnonymous, asSystem } from '#test/support/context.ts'
import { sql } from '#test/support/database.ts'
import { createTicket, hire, openDesk } from '#test/support/desk.ts'

beforeEach(openDesk)

const manager = async () => as(await hire(['manager'], null))
const without = (...off: string[]) => switches.filter((cell) => !off.includes(cell))
const turnOff = async (seenVersion: number, ...off: string[]) =>
  setChannelRules(await manager(), { on: without(...off), reason: '短信费用', seenVersion })
const rows = async (message: string) => [
  ...(await sql<{ channel: string; state: string; failure: string | null }[]>`
    select d.channel, d.state, d.failure from deliveries d join notices n on n.id = d.notice_id
     where n.message = ${message} order by d.channel, d.state`),
]
const reply = async (ticket: { number: string; version: number }) =>
  replyToTicket(as(await hire(['lead'])), ticket.number, {
    visibility: 'public',
    body: '已找到。',
    seenVersion: ticket.version,
  })

test('a channel that is turned off leaves a row that says so, and the other channels tell', async () => {
  await turnOff(0, 'ticket-replied:sms')
  await reply(await createTicket())

  expect(await rows('ticket-replied')).toEqual([
    { channel: 'email', state: 'queued', failure: null },
    { channel: 'sms', state: 'suppressed', failure: 'turned_off' },
  ])
  const [notice] =
    await sql`select state, audience, queued, suppressed from notices where message = 'ticket-replied'`
  expect(notice).toEqual({ state: 'sending', audience: 2, queued: 1, suppressed: 1 })
})

test('a message whose every channel is turned off is finished at once, and each recipient has a row', async () => {
  await turnOff(0, 'ticket-replied:sms', 'ticket-replied:email')
  await reply(await createTicket())

  const [notice] = await sql`
    select state, audience, suppressed, finished_at is not null as over from notices where message = 'ticket-replied'`
  expect(notice).toEqual({ state: 'finished', audience: 2, suppressed: 2, over: true })
})

test('a survey that nobody may be told of says why it was not sent', async () => {
  await turnOff(0, 'ticket-resolved:sms', 'ticket-resolved:email')
  const { number } = await createTicket()
  const lead = as(await hire(['lead']))
  await transitionTicket(lead, number, { to: 'open' })
  await transitionTicket(lead, number, { to: 'resolved', reason: '可以查到。' })

  expect(await sql`select invited_at, not_sent_reason from surveys`).toEqual([
    { invited_at: null, not_sent_reason: 'turned_off' },
  ])
})

async function anIncident() {
  const ctx = as(await hire(['commander'], null))
  const { number } = await declareIncident(ctx, {
    title: { 'zh-CN': '发票查询故障' },
    severity: 1,
    components: [],
    description: '查询返回查无此票。',
  })
  const ticket = await createTicket()
  await linkTickets(ctx, number, { add: [ticket.number] })
  return { ctx, number }
}
const update = (status: 'investigating' | 'identified') => ({
  status,
  body: { 'zh-CN': '正在处理。' },
  components: {},
  notify: true,
  approve: { reason: '值班一人' },
})

test('news to many leaves a suppressed row a person where its channel is turned off, and finishes', async () => {
  const { ctx, number } = await anIncident()
  await turnOff(0, 'incident-update.investigating:sms', 'incident-update.investigating:email')
  const { noticeId } = await publishNow(ctx, number, update('investigating'))
  await expandNotice(asSystem(), noticeId ?? '')

  expect(await rows('incident-update')).toEqual([
    { channel: 'email', state: 'suppressed', failure: 'turned_off' },
    { channel: 'sms', state: 'suppressed', failure: 'turned_off' },
  ])
  expect(await sql`select state, audience, queued, suppressed from notices where id = ${noticeId}`).toEqual([
    { state: 'finished', audience: 2, queued: 0, suppressed: 2 },
  ])
})

test('of one message each status has switches of its own', async () => {
  const { ctx, number } = await anIncident()
  await turnOff(0, 'incident-update.investigating:sms')
  const { noticeId } = await publishNow(ctx, number, update('identified'))
  await expandNotice(asSystem(), noticeId ?? '')

  expect((await rows('incident-update')).map(({ state }) => state)).toEqual(['queued', 'queued'])
})

test('what is turned off while a notice is under way does not cut it short', async () => {
  const { ctx, number } = await anIncident()
  const { noticeId } = await publishNow(ctx, number, update('identified'))
  await turnOff(0, 'incident-update.identified:sms')
  await expandNotice(asSystem(), noticeId ?? '')

  expect((await rows('incident-update')).map(({ state }) => state)).toEqual(['queued', 'queued'])
})

test('the number of people before a publication leaves out whom nobody would tell', async () => {
  const { ctx, number } = await anIncident()
  await turnOff(0, 'incident-update.identified:sms')
  const draft = await draftUpdate(ctx, number, update('identified'))
  expect((await previewUpdate(ctx, draft.id)).audience).toMatchObject({ email: 1, sms: 0 })
})

test('receipts, codes and confirmations have no switch, whatever a form sends', async () => {
  const fixed = channelRuleTable.filter((transition) => transition.fixed).map(({ name }) => name)
  expect(fixed).toEqual(['ticket-received', 'ticket-known', 'subscription-confirm', 'one-time-code'])
  await turnOff(0, 'ticket-received:sms', 'one-time-code:email', 'ticket-replied:email')

  const { number } = await createTicket({ contact: { email: 'known@demo.invalid' } })
  await requestCode(asAnonymous(), { number, contact: 'known@demo.invalid', address: '203.0.113.7' })
  expect((await rows('ticket-received')).concat(await rows('one-time-code'))).toEqual([
    { channel: 'email', state: 'queued', failure: null },
    { channel: 'email', state: 'queued', failure: null },
  ])
})

test('what was turned off can be turned on again, and the table says who did what and why', async () => {
  await turnOff(0, 'ticket-replied:sms')
  await turnOff(1)
  await reply(await createTicket())

  expect((await rows('ticket-replied')).map(({ state }) => state)).toEqual(['queued', 'queued'])
  const { version, changes } = await showChannelRules(await manager())
  expect(version).toBe(2)
  expect(changes.map(({ turnedOff, turnedOn, reason }) => ({ turnedOff, turnedOn, reason }))).toEqual([
    { turnedOff: [], turnedOn: ['ticket-replied:sms'], reason: '短信费用' },
    { turnedOff: ['ticket-replied:sms'], turnedOn: [], reason: '短信费用' },
  ])
})

test('a change is written down with before and after', async () => {
  await turnOff(0, 'announcement:robot')
  expect(await sql`select details from audit_rows where action = 'channels.set'`).toEqual([
    {
      details: {
        version: 1,
        before: [],
        after: ['announcement:robot'],
        turnedOff: ['announcement:robot'],
        turnedOn: [],
        reason: '短信费用',
      },
    },
  ])
})

test('without a reason, without a change or after somebody else nothing is saved', async () => {
  const ctx = await manager()
  const on = without('announcement:sms')
  await expect(setChannelRules(ctx, { on, reason: ' ', seenVersion: 0 })).rejects.toMatchObject({
    fields: [{ field: 'reason', message: 'required' }],
  })
  await expect(setChannelRules(ctx, { on: switches, reason: 'x', seenVersion: 0 })).rejects.toMatchObject({
    reason: 'rules.same',
  })
  await turnOff(0, 'announcement:email')
  await expect(setChannelRules(ctx, { on, reason: 'x', seenVersion: 0 })).rejects.toMatchObject({
    kind: 'conflict',
    reason: 'rules.stale',
  })
  expect(await sql`select version from channel_rules`).toHaveLength(1)
})

test('agents, leads, commanders and knowledge editors turn nothing off', async () => {
  for (const role of ['agent', 'lead', 'commander', 'knowledge_editor'] as const) {
    const work = setChannelRules(as(await hire([role])), { on: [], reason: 'x', seenVersion: 0 })
    await expect(work).rejects.toMatchObject({ kind: 'forbidden' })
  }
})

test('every occasion that one message tells of has switches of its own', () => {
  const told = [
    ...incidentStatuses.map((status) => channelRuleOf('incident-update', status)),
    ...occasions.map((occasion) => channelRuleOf('maintenance-update', occasion)),
    channelRuleOf('announcement'),
  ]
  expect(told.filter((name) => !switches.includes(`${name}:webhook`))).toEqual([])
})

test('groups are turned off for all vendors at once', async () => {
  await turnOff(0, 'announcement:robot')
  expect(await channelsOff(asSystem(), 'announcement')).toEqual(['wecom', 'dingtalk', 'feishu'])
})
