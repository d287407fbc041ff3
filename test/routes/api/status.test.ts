import { afterAll, beforeEach, expect, test } from 'vitest'
import type { StaffActor } from '#app/domain/ground/context.ts'
import { amendIncident } from '#app/domain/incidents/incidents/amend.ts'
import { declareIncident, type Declaration } from '#app/domain/incidents/incidents/declare.ts'
import { UpdateInput } from '#app/domain/incidents/incidents/draft-update.ts'
import { publishNow } from '#app/domain/incidents/incidents/publish-update.ts'
import { announceMaintenance } from '#app/domain/incidents/maintenance/announce.ts'
import { cancelMaintenance, moveMaintenance } from '#app/domain/incidents/maintenance/control.ts'
import { closeRuntime } from '#app/platform/runtime.ts'
import { loader } from '#app/routes/api/status.ts'
import { as } from '#test/support/context.ts'
import { hire, openDesk } from '#test/support/desk.ts'
import { expectStatuspage, names, type Name } from '#test/support/statuspage-schema.ts'

let commander: StaffActor

beforeEach(async () => {
  await openDesk()
  commander = await hire(['commander'], null)
})
afterAll(closeRuntime)

const now = new Date()
const minutes = (count: number) => new Date(now.getTime() + count * 60_000)

async function incident(over: Partial<Declaration> = {}, at = minutes(0)): Promise<string> {
  const declared = await declareIncident(as(commander, at), {
    title: { 'zh-CN': '数据同步延迟', en: 'Synchronisation is late' },
    severity: 2,
    components: ['data_sync'],
    description: '积压',
    ...over,
  })
  return declared.number
}

const tell = (number: string, status: string, over: object = {}, at = minutes(1)) =>
  publishNow(
    as(commander, at),
    number,
    UpdateInput.parse({
      status,
      body: { 'zh-CN': `现在：${status}`, en: `Now: ${status}` },
      approve: { reason: '夜间值班' },
      ...over,
    }),
  )

const request = (name: string, init: RequestInit & { query?: string } = {}) =>
  loader({
    request: new Request(`http://127.0.0.1:3000/api/v2/${name}${init.query ?? ''}`, init),
    params: { '*': name },
    context: {},
  })
const read = async (name: Name, query = '') => {
  const answer = await request(name, { query })
  expect([answer.status, answer.headers.get('content-type')]).toEqual([
    200,
    'application/json; charset=utf-8',
  ])
  const document = await answer.json()
  expectStatuspage(name, document)
  return document
}

/** Every document is of its shape; the summary is what most of the rules speak of. */
async function summary(query = '') {
  for (const name of names) await read(name, query)
  return read('summary.json', query)
}

const states = (components: Array<{ id: string; status: string }>) =>
  Object.fromEntries(components.map(({ id, status }) => [id, status]))
const calm = {
  lookup: 'operational',
  verification: 'operational',
  data_sync: 'operational',
  portal: 'operational',
  notifications: 'operational',
}

test('in calm every component is operational and nothing is open', async () => {
  const told = await summary()
  expect(told).toMatchObject({
    page: { id: 'fapiao-desk', name: '发票服务台', url: 'http://127.0.0.1:3000', time_zone: 'Asia/Shanghai' },
    incidents: [],
    scheduled_maintenances: [],
    status: { indicator: 'none', description: '所有服务运行正常' },
  })
  expect(states(told.components)).toEqual(calm)
  expect(told.components.map(({ name }: { name: string }) => name)).toEqual([
    '发票查询',
    '发票查验',
    '数据同步',
    '服务门户',
    '消息通知',
  ])
})

test.each([
  [3, 'minor', 'degraded_performance'],
  [2, 'major', 'partial_outage'],
  [1, 'critical', 'major_outage'],
])('severity %i is told as %s', async (severity, impact, state) => {
  await tell(await incident({ severity }), 'investigating')
  const told = await summary()
  expect(told.status.indicator).toBe(impact)
  expect(told.incidents).toMatchObject([{ impact, status: 'investigating', resolved_at: null }])
  expect(states(told.components)).toEqual({ ...calm, data_sync: state })
  expect(told.incidents[0].components).toEqual([told.components[2]])
})

test('an incident without named components is one of the whole service', async () => {
  await tell(await incident({ severity: 1, components: [] }), 'investigating', {
    components: { notifications: 'operational' },
  })
  const told = await summary()
  expect(states(told.components)).toEqual({
    ...Object.fromEntries(Object.keys(calm).map((key) => [key, 'major_outage'])),
    notifications: 'operational',
  })
  expect(told.incidents[0].components).toHaveLength(5)
})

test('two incidents add up to the worse of both, the latest published first', async () => {
  const first = await incident({ severity: 3, components: ['lookup', 'portal'] })
  const second = await incident({ severity: 1, components: ['lookup'] })
  await tell(first, 'investigating', {}, minutes(1))
  await tell(second, 'investigating', {}, minutes(2))
  const told = await summary()
  expect(told.status.indicator).toBe('critical')
  expect(told.incidents.map(({ id }: { id: string }) => id)).toEqual([second, first])
  expect(states(told.components)).toEqual({ ...calm, lookup: 'major_outage', portal: 'degraded_performance' })
})

test('an update says what it did to each component, from operational to operational', async () => {
  const number = await incident({ components: ['data_sync', 'lookup'] })
  const first = await tell(number, 'investigating', { components: { lookup: 'degraded_performance' } })
  const second = await tell(
    number,
    'monitoring',
    { components: { data_sync: 'degraded_performance' }, notify: false },
    minutes(2),
  )
  await tell(number, 'resolved', {}, minutes(3))

  const { incidents } = await read('incidents.json')
  const [told] = incidents
  expect(told).toMatchObject({
    id: number,
    status: 'resolved',
    created_at: minutes(1).toISOString(),
    updated_at: minutes(3).toISOString(),
    monitoring_at: minutes(2).toISOString(),
    resolved_at: minutes(3).toISOString(),
    shortlink: `http://127.0.0.1:3000/incidents/${number}`,
  })
  const moves = (code: string) =>
    told.incident_updates.map(({ affected_components }: { affected_components: Array<{ code: string }> }) =>
      affected_components.find((component) => component.code === code),
    )
  expect(told.incident_updates.map(({ status }: { status: string }) => status)).toEqual([
    'resolved',
    'monitoring',
    'investigating',
  ])
  expect(told.incident_updates.slice(1)).toMatchObject([
    { id: second.id, deliver_notifications: false, incident_id: number },
    { id: first.id, deliver_notifications: true, body: '现在：investigating' },
  ])
  expect(moves('data_sync')).toMatchObject([
    { old_status: 'degraded_performance', new_status: 'operational' },
    { old_status: 'partial_outage', new_status: 'degraded_performance' },
    { old_status: 'operational', new_status: 'partial_outage', name: '数据同步' },
  ])
  expect(moves('lookup')).toMatchObject([
    { old_status: 'degraded_performance', new_status: 'operational' },
    { old_status: 'degraded_performance', new_status: 'degraded_performance' },
    { old_status: 'operational', new_status: 'degraded_performance' },
  ])
})

test('what is over leaves the summary and stays in the list, with its post-mortem', async () => {
  const number = await incident()
  await tell(number, 'investigating', {}, minutes(1))
  await tell(number, 'resolved', {}, minutes(2))
  expect(await summary()).toMatchObject({ incidents: [], status: { indicator: 'none' } })
  await tell(number, 'postmortem', {}, minutes(3))
  const told = await summary()
  expect(told).toMatchObject({ incidents: [], status: { indicator: 'none' } })
  expect(states(told.components)).toEqual(calm)
  expect((await read('incidents/unresolved.json')).incidents).toEqual([])
  expect((await read('incidents.json')).incidents).toMatchObject([
    { id: number, status: 'postmortem', resolved_at: minutes(2).toISOString() },
  ])
})

test('a correction stands in the update that it sets right, and moves nothing', async () => {
  const number = await incident()
  const first = await tell(number, 'investigating', {}, minutes(1))
  await tell(number, 'identified', {}, minutes(2))
  const words = { body: { 'zh-CN': '原因在上游。' }, corrects: first.id }
  const correction = await tell(number, 'investigating', words, minutes(3))
  await tell(
    number,
    'investigating',
    { body: { 'zh-CN': '原因不在上游。' }, corrects: correction.id },
    minutes(4),
  )

  const [told] = (await read('incidents/unresolved.json')).incidents
  expect(told.status).toBe('identified')
  expect(told.incident_updates).toMatchObject([
    { status: 'identified' },
    {
      id: first.id,
      body: '【更正】原因不在上游。',
      display_at: minutes(1).toISOString(),
      updated_at: minutes(4).toISOString(),
    },
  ])
  expect(told.updated_at).toBe(minutes(4).toISOString())
})

test('what is written down afterwards stands in its place and moves nothing', async () => {
  const number = await incident({}, minutes(-60))
  await tell(number, 'identified', {}, minutes(-10))
  await tell(number, 'investigating', { displayAt: minutes(-30), notify: false }, minutes(0))
  const [told] = (await read('incidents/unresolved.json')).incidents
  expect(told.incident_updates).toMatchObject([
    { status: 'identified', affected_components: [{ code: 'data_sync' }] },
    { status: 'investigating', display_at: minutes(-30).toISOString(), affected_components: null },
  ])
})

test('a drill, and what was not published, are told to nobody', async () => {
  await incident()
  await tell(await incident({ drill: true }), 'investigating')
  expect(await summary()).toMatchObject({ incidents: [], status: { indicator: 'none' } })
  expect((await read('incidents.json')).incidents).toEqual([])
})

test('an amended severity is the impact at once; components change with the next update only', async () => {
  const number = await incident({ severity: 1 })
  await tell(number, 'investigating')
  await amendIncident(as(commander), number, { severity: 3 })
  expect(await summary()).toMatchObject({
    status: { indicator: 'critical' },
    incidents: [{ impact: 'minor' }],
  })
  await tell(number, 'identified', { components: { data_sync: 'degraded_performance' } }, minutes(2))
  expect((await summary()).status.indicator).toBe('minor')
})

test('the newest fifty incidents are listed, and all that are open', async () => {
  const numbers: string[] = []
  for (let index = 0; index < 52; index++) {
    const number = await incident({ severity: 4 }, minutes(index))
    await tell(number, 'investigating', { notify: false }, minutes(index))
    numbers.push(number)
  }
  const ids = ({ incidents }: { incidents: Array<{ id: string }> }) => incidents.map(({ id }) => id)
  expect(ids(await read('incidents.json'))).toEqual(numbers.slice(2).reverse())
  expect(ids(await read('incidents/unresolved.json'))).toEqual(numbers.toReversed())
})

test('the words are in the language that was asked for', async () => {
  await tell(await incident(), 'investigating')
  const english = await summary('?lang=en')
  expect(english).toMatchObject({
    status: { indicator: 'major', description: 'Partial System Outage' },
    incidents: [{ name: 'Synchronisation is late', incident_updates: [{ body: 'Now: investigating' }] }],
  })
  expect(english.incidents[0].shortlink).toContain('/en/incidents/')
  expect((await summary('?lang=zh-TW')).components[0].name).toBe('發票查詢')
  expect((await summary('?lang=fr')).components[0].name).toBe('发票查询')
})

test('any program of any origin may read, and is told when nothing has changed', async () => {
  const answer = await request('summary.json')
  const etag = answer.headers.get('etag') ?? ''
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'access-control-allow-origin': '*',
    'cache-control': 'public, max-age=0, s-maxage=5, stale-while-revalidate=30, stale-if-error=86400',
    etag: expect.stringMatching(/^"[\w-]{20,}"$/),
  })
  const again = await request('summary.json', { headers: { 'If-None-Match': `"other", W/${etag}` } })
  expect([again.status, await again.text()]).toEqual([304, ''])

  await tell(await incident(), 'investigating')
  expect((await request('summary.json', { headers: { 'If-None-Match': etag } })).status).toBe(200)
  const preflight = await request('summary.json', { method: 'OPTIONS' })
  expect(preflight.headers.get('access-control-allow-headers')).toContain('If-None-Match')
})

test('a document that there is not is a problem document', async () => {
  for (const name of ['', 'nothing.json', 'incidents', 'summary.json/x', '__proto__']) {
    const answer = await request(name)
    expect([answer.status, answer.headers.get('content-type')]).toEqual([
      404,
      'application/problem+json; charset=utf-8',
    ])
  }
})

const window = (from: number, until: number, over: object = {}) =>
  announceMaintenance(as(commander), {
    title: { 'zh-CN': '数据库升级', en: 'Database upgrade' },
    body: { 'zh-CN': '升级期间查询较慢。' },
    components: ['lookup', 'portal'],
    startsAt: minutes(from),
    endsAt: minutes(until),
    noticeMinutes: 0,
    ...over,
  })
const windows = async (name: Name) => (await read(name)).scheduled_maintenances
const maintained = { ...calm, lookup: 'under_maintenance', portal: 'under_maintenance' }

test('maintenance that comes is announced and disturbs nothing yet', async () => {
  const { number } = await window(60, 300)
  const told = await summary()
  expect(told.status.indicator).toBe('none')
  expect(states(told.components)).toEqual(calm)
  expect(told.scheduled_maintenances).toMatchObject([
    {
      id: number,
      name: '数据库升级',
      status: 'scheduled',
      impact: 'maintenance',
      shortlink: `http://127.0.0.1:3000/maintenance/${number}`,
      scheduled_for: minutes(60).toISOString(),
      scheduled_until: minutes(300).toISOString(),
      incident_updates: [{ status: 'scheduled', body: '升级期间查询较慢。', deliver_notifications: false }],
    },
  ])
  expect(told.scheduled_maintenances[0].components.map(({ id }: { id: string }) => id)).toEqual([
    'lookup',
    'portal',
  ])
  expect(await windows('scheduled-maintenances/upcoming.json')).toHaveLength(1)
  expect(await windows('scheduled-maintenances/active.json')).toEqual([])
})

test('maintenance under way takes its components with it, until it is completed', async () => {
  const { number } = await window(60, 300)
  await moveMaintenance(as(commander, minutes(10)), number, { to: 'in_progress' })
  const working = await summary()
  expect(working.status).toEqual({ indicator: 'maintenance', description: '正在维护' })
  expect(states(working.components)).toEqual(maintained)
  expect(working.scheduled_maintenances).toMatchObject([
    {
      status: 'in_progress',
      incident_updates: [
        {
          status: 'in_progress',
          deliver_notifications: true,
          affected_components: [
            { code: 'lookup', old_status: 'operational', new_status: 'under_maintenance' },
            { code: 'portal' },
          ],
        },
        { status: 'scheduled' },
      ],
    },
  ])

  await moveMaintenance(as(commander, minutes(20)), number, { to: 'verifying' })
  const verifying = await summary()
  expect(states(verifying.components)).toEqual(maintained)
  expect(await windows('scheduled-maintenances/active.json')).toMatchObject([{ status: 'verifying' }])
  expect(await windows('scheduled-maintenances/upcoming.json')).toEqual([])

  await moveMaintenance(as(commander, minutes(30)), number, { to: 'completed' })
  const done = await summary()
  expect(done).toMatchObject({ scheduled_maintenances: [], status: { indicator: 'none' } })
  expect(states(done.components)).toEqual(calm)
  expect(await windows('scheduled-maintenances.json')).toMatchObject([
    { id: number, status: 'completed', resolved_at: minutes(30).toISOString() },
  ])
})

test('an incident is worse than maintenance, and the worse of both is told', async () => {
  const { number } = await window(60, 300)
  await moveMaintenance(as(commander, minutes(10)), number, { to: 'in_progress' })
  await tell(await incident({ severity: 3, components: ['lookup'] }), 'investigating')
  const told = await summary()
  expect(told.status.indicator).toBe('minor')
  expect(states(told.components)).toEqual({ ...maintained, lookup: 'degraded_performance' })
})

test('a boundary that nobody swept yet is told by the clock', async () => {
  await window(-30, 300)
  expect(await windows('scheduled-maintenances/active.json')).toMatchObject([{ status: 'in_progress' }])
})

test('maintenance that was called off is none', async () => {
  const { number } = await window(60, 300)
  await cancelMaintenance(as(commander), number, undefined)
  for (const name of ['scheduled-maintenances.json', 'scheduled-maintenances/upcoming.json'] as const)
    expect(await windows(name)).toEqual([])
  expect((await summary()).scheduled_maintenances).toEqual([])
})

test('under load every document is whole: an incident and its newest update agree', async () => {
  const numbers = [await incident({ severity: 3 }), await incident({ components: ['portal'] })]
  for (const number of numbers) await tell(number, 'investigating')
  const publishing = numbers.map(async (number) => {
    for (const [index, status] of [
      'identified',
      'monitoring',
      'identified',
      'monitoring',
      'resolved',
    ].entries())
      await tell(number, status, {}, minutes(2 + index))
  })
  const reading = Array.from({ length: 15 }, async () => {
    for (const name of names) {
      const { incidents = [] } = await read(name)
      for (const { status, incident_updates } of incidents) expect(incident_updates[0].status).toBe(status)
    }
  })
  await Promise.all([...publishing, ...reading])
  expect(await summary()).toMatchObject({ incidents: [], status: { indicator: 'none' } })
})
