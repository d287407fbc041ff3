import { beforeEach, expect, test } from 'vitest'
import type { StaffActor } from '#app/domain/ground/context.ts'
import { declareIncident } from '#app/domain/incidents/incidents/declare.ts'
import { UpdateInput } from '#app/domain/incidents/incidents/draft-update.ts'
import type { Incident } from '#app/domain/incidents/incidents/incident.ts'
import { publishNow } from '#app/domain/incidents/incidents/publish-update.ts'
import { showFrontPage, showPublicIncident } from '#app/domain/incidents/incidents/show-public-incident.ts'
import { showIncident } from '#app/domain/incidents/incidents/show-incident.ts'
import { as, asAnonymous, at } from '#test/support/context.ts'
import { sql } from '#test/support/database.ts'
import { createTicket, hire, openDesk } from '#test/support/desk.ts'

let commander: StaffActor
let incident: Incident
const monday = at('2026-03-02T09:00+08:00')
const hours = (count: number) => new Date(monday.getTime() + count * 3_600_000)

const say = (status: string, hour: number, over: object = {}) =>
  publishNow(
    as(commander, hours(hour)),
    incident.number,
    UpdateInput.parse({ status, body: { 'zh-CN': `${status}。` }, approve: { reason: '急' }, ...over }),
  )
const shown = (hour: number) => showPublicIncident(asAnonymous(hours(hour)), incident.number, 'zh-CN')

beforeEach(async () => {
  await openDesk()
  commander = await hire(['commander'], null)
  const ticket = await createTicket()
  incident = await declareIncident(as(commander, monday), {
    title: '查询中断',
    severity: 1,
    components: ['lookup'],
    description: '多地',
    tickets: [ticket.number],
  })
})

test('a correction is an update of its own that points at what it sets right, and moves nothing', async () => {
  const wrong = await say('identified', 1, { nextUpdateAt: hours(5) })
  await say('monitoring', 2, { components: { lookup: 'degraded_performance' } })
  const before = await showIncident(as(commander, hours(3)), incident.number)
  const correction = await say('identified', 3, { corrects: wrong.id })

  expect(correction).toMatchObject({ seq: 3 })
  expect(correction.noticeId).not.toBeNull()
  const after = await showIncident(as(commander, hours(3)), incident.number)
  expect(after.incident).toMatchObject({
    publicStatus: 'monitoring',
    componentStates: before.incident.componentStates,
    nextUpdateAt: before.incident.nextUpdateAt,
  })
  expect(after.stages).toEqual(before.stages)
  const page = await shown(3)
  expect(page.updates).toMatchObject([
    { seq: 3, corrects: { seq: 1, at: hours(1) }, correctedBy: null },
    { seq: 2, corrects: null, correctedBy: null },
    { seq: 1, corrects: null, correctedBy: { seq: 3, at: hours(3) } },
  ])
})

test('the latest of several corrections is the one that a reader is sent to', async () => {
  const wrong = await say('identified', 1)
  await say('identified', 2, { corrects: wrong.id })
  const second = await say('identified', 3, { corrects: wrong.id })
  expect((await shown(3)).updates.find(({ seq }) => seq === 1)?.correctedBy?.seq).toBe(second.seq)
})

test('the announcement of recovery can be corrected afterwards, without recovering again', async () => {
  const over = await say('resolved', 2)
  await sql`update tickets set state = 'reopened'`
  const { stages } = await showIncident(as(commander), incident.number)
  await say('resolved', 4, { corrects: over.id, body: { 'zh-CN': '恢复时间应为 10:50。' } })

  const after = await showIncident(as(commander), incident.number)
  expect(after.incident.resolvedAt).toEqual(hours(2))
  expect(after.stages).toEqual(stages)
  expect(after.linked).toMatchObject([{ state: 'reopened' }])
})

test('a correction may promise news at another time', async () => {
  const wrong = await say('identified', 1, { nextUpdateAt: hours(5) })
  await say('identified', 2, { corrects: wrong.id, nextUpdateAt: hours(6) })
  expect((await shown(2)).nextUpdateAt).toEqual(hours(6))
})

test('only a published update of the same incident is corrected, with its own status', async () => {
  const wrong = await say('identified', 1)
  const other = await declareIncident(as(commander, monday), {
    title: '别的',
    severity: 3,
    description: '别的',
  })
  const foreign = publishNow(
    as(commander, hours(2)),
    other.number,
    UpdateInput.parse({
      status: 'identified',
      body: { 'zh-CN': '更正。' },
      corrects: wrong.id,
      approve: { reason: '急' },
    }),
  )
  await expect(foreign).rejects.toMatchObject({ fields: [{ field: 'corrects' }] })
  await expect(say('monitoring', 2, { corrects: wrong.id })).rejects.toMatchObject({ status: 409 })
  await expect(
    say('identified', 2, { corrects: wrong.id, components: { lookup: 'operational' } }),
  ).rejects.toMatchObject({ fields: [{ field: 'components' }] })
})

test('what is written down afterwards stands in its place and notifies nobody', async () => {
  await say('monitoring', 4)
  const { noticeId } = await say('identified', 5, { displayAt: hours(2), notify: false })

  expect(noticeId).toBeNull()
  const page = await shown(5)
  expect(page.status).toBe('monitoring')
  expect(page.updates.map(({ status, at: shownAt }) => [status, shownAt])).toEqual([
    ['monitoring', hours(4)],
    ['identified', hours(2)],
  ])
  const notices = await sql`select id from notices where message = 'incident-update'`
  expect(notices).toHaveLength(1)
})

test('what is written down afterwards and was not overtaken is the state', async () => {
  await say('investigating', 0.5)
  await say('identified', 5, { displayAt: hours(2), notify: false })
  const [front] = (await showFrontPage(asAnonymous(hours(5)), 'zh-CN')).incidents
  expect(front).toMatchObject({ status: 'identified', lastUpdateAt: hours(2) })
})

test('the record can be completed after recovery', async () => {
  await say('investigating', 1)
  await say('resolved', 4)
  await say('monitoring', 6, { displayAt: hours(3), notify: false })
  const page = await shown(6)
  expect(page.updates.map(({ status }) => status)).toEqual(['resolved', 'monitoring', 'investigating'])
  expect(page).toMatchObject({ status: 'resolved', resolvedAt: hours(4) })
})

test('backdating is silent, within the incident, and never a recovery', async () => {
  const refused = [
    [{ displayAt: hours(1) }, { fields: [{ field: 'notify' }] }],
    [{ displayAt: hours(3), notify: false }, { fields: [{ field: 'displayAt', message: 'not_earlier' }] }],
    [{ displayAt: hours(-1), notify: false }, { fields: [{ message: 'before_declaration' }] }],
  ] as const
  for (const [over, error] of refused) {
    await expect(say('identified', 2, over)).rejects.toMatchObject(error)
  }
  const recovered = say('resolved', 2, { displayAt: hours(1), notify: false })
  await expect(recovered).rejects.toMatchObject({ reason: 'update.status' })
})
