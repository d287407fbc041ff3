import { beforeEach, expect, test } from 'vitest'
import { expandNotice } from '#app/domain/delivery/broadcasts/expand.ts'
import { subscribe } from '#app/domain/delivery/subscribers/subscribe.ts'
import { Subscription } from '#app/domain/delivery/subscribers/subscription.ts'
import { components, type Component } from '#app/domain/ground/vocabulary/components.ts'
import { hookChannels } from '#app/domain/ground/vocabulary/lanes.ts'
import { draftUpdate, UpdateInput } from '#app/domain/incidents/incidents/draft-update.ts'
import { declareIncident } from '#app/domain/incidents/incidents/declare.ts'
import { publishNow } from '#app/domain/incidents/incidents/publish-update.ts'
import { announceMaintenance } from '#app/domain/incidents/maintenance/announce.ts'
import { moveMaintenance } from '#app/domain/incidents/maintenance/control.ts'
import { previewUpdate } from '#app/domain/messages/previews/preview-incident-update.ts'
import { draftAnnouncement, publishAnnouncement } from '#app/domain/public/announcements/announce.ts'
import { as, asSystem } from '#test/support/context.ts'
import { sql } from '#test/support/database.ts'
import { hire, openDesk } from '#test/support/desk.ts'
import { robotAt } from '#test/support/hooks.ts'

process.env.WEBHOOK_PRIVATE = '1'
beforeEach(openDesk)

type Kind = 'incident' | 'maintenance' | 'announcement'
const kinds: readonly Kind[] = ['incident', 'maintenance', 'announcement']
const text = { 'zh-CN': '查询暂停' }
const addressOf = {
  email: 'reader@demo.invalid',
  sms: '13800000001',
  webhook: 'http://127.0.0.1:9/hook',
  wecom: robotAt.wecom(1),
  dingtalk: robotAt.dingtalk(1),
  feishu: robotAt.feishu(1),
}
const channels = ['email', 'sms', ...hookChannels] as const

const listen = (channel: keyof typeof addressOf, chosen: readonly Component[], taken: readonly Kind[]) =>
  subscribe(
    asSystem(),
    Subscription.parse({
      channel,
      address: addressOf[channel],
      components: chosen,
      kinds: taken,
      confirmed: true,
    }),
  )

const news = {
  async incident(touched: Component[]) {
    const commander = as(await hire(['commander'], null))
    const facts = { title: text, severity: 1, description: '全停', components: touched }
    const { number } = await declareIncident(commander, facts)
    const update = { status: 'investigating', body: text, approve: { reason: '急' } }
    await publishNow(commander, number, UpdateInput.parse(update))
  },
  async maintenance(touched: Component[]) {
    const commander = as(await hire(['commander'], null))
    const plan = { title: text, body: text, components: touched, noticeMinutes: 0 }
    const startsAt = new Date(Date.now() + 3_600_000)
    const endsAt = new Date(Date.now() + 7_200_000)
    const { number } = await announceMaintenance(commander, { ...plan, startsAt, endsAt })
    await moveMaintenance(commander, number, { to: 'in_progress' })
  },
  async announcement(touched: Component[]) {
    const writer = as(await hire(['communications'], null))
    const words = { title: text, body: text, components: touched, notify: true }
    const { number } = await draftAnnouncement(writer, { ...words, kind: 'system_update' })
    await publishAnnouncement(writer, number)
  },
}

/** The channels on which somebody is told. */
async function toldOn(): Promise<string[]> {
  const notices = await sql<{ id: string }[]>`select id from notices where state = 'expanding'`
  for (const { id } of notices) await expandNotice(asSystem(), id)
  const rows = await sql<{ channel: string }[]>`select channel from deliveries order by channel`
  return rows.map(({ channel }) => channel)
}

test.each(kinds.flatMap((kind) => channels.map((channel) => [kind, channel] as const)))(
  'the whole service: %s reaches who takes it by %s, whichever component they chose',
  async (kind, channel) => {
    await listen(channel, ['portal'], [kind])
    await news[kind]([])
    expect(await toldOn()).toEqual([channel])
  },
)

test.each(
  kinds.flatMap((kind) => [
    [kind, 'one part does not reach who chose another', ['lookup'], ['portal'], [kind], 0] as const,
    [
      kind,
      'one part reaches who chose it among others',
      ['lookup'],
      ['portal', 'lookup'],
      [kind],
      1,
    ] as const,
    [kind, 'one part reaches who chose none', ['lookup'], [], [kind], 1] as const,
    [kind, 'all parts, named, reach who chose one', components, ['notifications'], [kind], 1] as const,
    [
      kind,
      'the whole service does not reach who takes other kinds',
      [],
      [],
      kinds.filter((other) => other !== kind),
      0,
    ] as const,
  ]),
)('%s: %s', async (kind, _rule, touched, chosen, taken, count) => {
  await listen('email', chosen, taken)
  await news[kind]([...touched])
  expect(await toldOn()).toHaveLength(count)
})

test.each([
  [[], ['portal']],
  [[], []],
  [['lookup'], ['portal']],
  [['lookup'], ['lookup', 'data_sync']],
  [['lookup'], []],
] as const)('a preview of news of %j counts whom it reaches who chose %j', async (touched, chosen) => {
  for (const channel of channels) await listen(channel, chosen, ['incident'])
  const commander = as(await hire(['commander'], null))
  const facts = { title: text, severity: 1, description: '全停', components: [...touched] }
  const { number } = await declareIncident(commander, facts)
  const input = UpdateInput.parse({ status: 'investigating', body: text, approve: { reason: '急' } })
  const { id } = await draftUpdate(commander, number, input)
  const { audience } = await previewUpdate(commander, id)

  await publishNow(commander, number, input)

  const told = await toldOn()
  expect(audience.email + audience.sms + audience.hooks).toBe(told.length)
  expect(audience).toMatchObject({
    email: told.filter((channel) => channel === 'email').length,
    hooks: told.filter((channel) => channel !== 'email' && channel !== 'sms').length,
  })
})
