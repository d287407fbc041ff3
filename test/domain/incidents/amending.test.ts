import { beforeEach, expect, test } from 'vitest'
import type { StaffActor } from '#app/domain/ground/context.ts'
import { amendIncident } from '#app/domain/incidents/incidents/amend.ts'
import { declareIncident } from '#app/domain/incidents/incidents/declare.ts'
import { UpdateInput } from '#app/domain/incidents/incidents/draft-update.ts'
import type { Incident } from '#app/domain/incidents/incidents/incident.ts'
import { publishNow } from '#app/domain/incidents/incidents/publish-update.ts'
import { showFrontPage, showPublicIncident } from '#app/domain/incidents/incidents/show-public-incident.ts'
import { showIncident } from '#app/domain/incidents/incidents/show-incident.ts'
import { as, asAnonymous, at } from '#test/support/context.ts'
import { sql } from '#test/support/database.ts'
import { hire, openDesk } from '#test/support/desk.ts'

let commander: StaffActor
let incident: Incident
const monday = at('2026-03-02T09:00+08:00')
const later = at('2026-03-02T11:00+08:00')

const publish = (status = 'investigating', now = monday) =>
  publishNow(
    as(commander, now),
    incident.number,
    UpdateInput.parse({ status, body: { 'zh-CN': '正在调查。' }, approve: { reason: '急' } }),
  )
const contentVersion = async () =>
  Number((await sql`select version from content_versions where name = 'public'`)[0]?.version)

beforeEach(async () => {
  await openDesk()
  commander = await hire(['commander'], null)
  incident = await declareIncident(as(commander, monday), {
    title: '数据同步延迟',
    severity: 2,
    components: ['data_sync'],
    description: '积压',
    workaround: { 'zh-CN': '请隔日再查。' },
  })
})

test('a new workaround is on the home page at once, and the former one in the history', async () => {
  await publish()
  const before = await contentVersion()
  await amendIncident(as(commander, later), incident.number, {
    workaround: { 'zh-CN': '请用备用平台。', en: 'Use the backup platform.' },
  })

  expect(await contentVersion()).toBeGreaterThan(before)
  const { incidents } = await showFrontPage(asAnonymous(later), 'en')
  expect(incidents[0]?.workaround).toEqual({ text: 'Use the backup platform.', language: 'en' })
  const { history } = await showIncident(as(commander, later), incident.number)
  expect(history.at(-1)).toMatchObject({
    action: 'incident.amended',
    actorName: commander.name,
    details: { changed: ['workaround'], before: { workaround: { 'zh-CN': '请隔日再查。' } } },
  })
})

test('communications change the wording, and only a commander what it is about', async () => {
  const writer = await hire(['communications'], null)
  const agent = await hire()
  const relief = { 'zh-CN': '申报期顺延三天。' }

  const amended = await amendIncident(as(writer, later), incident.number, { relief, severity: 2 })
  expect(amended.relief).toEqual(relief)
  const raised = amendIncident(as(writer, later), incident.number, { severity: 1 })
  await expect(raised).rejects.toMatchObject({ status: 403 })
  const byAgent = amendIncident(as(agent, later), incident.number, { relief: null })
  await expect(byAgent).rejects.toMatchObject({ status: 403 })
})

test('a component that joins suffers by the severity, and one that leaves is no longer shown', async () => {
  await amendIncident(as(commander, later), incident.number, {
    severity: 1,
    components: ['data_sync', 'lookup'],
    regions: ['北京'],
  })
  const amended = await amendIncident(as(commander, later), incident.number, { components: ['lookup'] })

  expect(amended).toMatchObject({
    severity: 1,
    regions: ['北京'],
    componentStates: { lookup: 'major_outage' },
  })
  expect(Object.keys(amended.componentStates)).toEqual(['lookup'])
})

test('the same services in another order are no change', async () => {
  const amend = (components: Array<'lookup' | 'data_sync'>) =>
    amendIncident(as(commander, later), incident.number, { components })
  await amend(['lookup', 'data_sync'])
  await amend(['data_sync', 'lookup'])
  expect(await sql`select id from events where action = 'incident.amended'`).toHaveLength(1)
})

test('what changes nothing leaves no trace', async () => {
  await amendIncident(as(commander, later), incident.number, {
    workaround: { 'zh-CN': '请隔日再查。' },
    title: { 'zh-CN': '数据同步延迟' },
    estimate: null,
  })
  expect(await sql`select id from events where action = 'incident.amended'`).toEqual([])
})

test('nobody overwrites unseen what a colleague has just written', async () => {
  const seenVersion = incident.version
  await amendIncident(as(commander, later), incident.number, { description: '先', seenVersion })
  const second = amendIncident(as(commander, later), incident.number, { description: '后', seenVersion })
  await expect(second).rejects.toMatchObject({ reason: 'incident.stale' })
})

test('an incident that is over is not amended', async () => {
  await publish('resolved', later)
  const amending = amendIncident(as(commander, later), incident.number, { severity: 3 })
  await expect(amending).rejects.toMatchObject({ reason: 'incident.resolved' })
})

test('an estimate is public with its date, which moves only with the figures', async () => {
  await publish()
  const estimate = { taxpayers: 12_000, invoices: 80_000 }
  await amendIncident(as(commander, monday), incident.number, { estimate })
  await amendIncident(as(commander, later), incident.number, { estimate })
  const shown = await showPublicIncident(asAnonymous(later), incident.number, 'zh-CN')
  expect(shown.estimate).toEqual({ ...estimate, at: monday })

  await amendIncident(as(commander, later), incident.number, { estimate: { taxpayers: 13_000 } })
  const newer = await showPublicIncident(asAnonymous(later), incident.number, 'zh-CN')
  expect(newer.estimate).toEqual({ taxpayers: 13_000, invoices: null, at: later })

  await amendIncident(as(commander, later), incident.number, { estimate: {} })
  expect((await showPublicIncident(asAnonymous(later), incident.number, 'en')).estimate).toBeNull()
  const ahead = amendIncident(as(commander, monday), incident.number, {
    estimate: { taxpayers: 1, at: later },
  })
  await expect(ahead).rejects.toMatchObject({ fields: [{ field: 'estimate.at', message: 'not_earlier' }] })
})
