import { afterAll, beforeEach, expect, test } from 'vitest'
import type { StaffActor } from '#app/domain/ground/context.ts'
import { declareIncident, type Declaration } from '#app/domain/incidents/incidents/declare.ts'
import { draftsOf, UpdateInput } from '#app/domain/incidents/incidents/draft-update.ts'
import { publishNow } from '#app/domain/incidents/incidents/publish-update.ts'
import { runStage } from '#app/domain/incidents/incidents/run-stage.ts'
import { previewUpdate } from '#app/domain/messages/previews/preview-incident-update.ts'
import { installReferenceData } from '#app/domain/stewardship/installation/install-reference-data.ts'
import { translator } from '#app/i18n/catalogue.ts'
import { closeRuntime } from '#app/platform/runtime.ts'
import * as incidentStages from '#app/routes/api/incident-stages.ts'
import * as incidents from '#app/routes/api/incidents.ts'
import { action as declare } from '#app/routes/desk/declare-incident.tsx'
import { fieldId } from '#app/ui/forms/field.tsx'
import { aKey, call } from '#test/support/api.ts'
import { as, asSystem } from '#test/support/context.ts'
import { sql } from '#test/support/database.ts'
import { createTicket, hire, openDesk } from '#test/support/desk.ts'
import { args, get, locationOf, post, signedIn } from '#test/support/desk-request.ts'
import { pageRenderer } from '#test/support/render.ts'
import { addStagePlan, cutover, cutoverStages } from '#test/support/stage-plans.ts'

// A plan is rows: no code knows which there are, nor which stages they have.
const render = await pageRenderer()
let commander: StaffActor
let cookie: string

beforeEach(async () => {
  await openDesk()
  await addStagePlan(sql, cutover, cutoverStages)
  commander = await hire(['commander'], null)
  cookie = await signedIn(commander)
})
afterAll(closeRuntime)

const keys = cutoverStages.map(({ key }) => key)
const chinese = cutoverStages.map(({ name }) => name['zh-CN'])
const declaration = { title: '数据同步延迟', severity: 2, description: '积压' }
const declared = (over: Partial<Declaration> = {}) =>
  declareIncident(as(commander), { ...declaration, plan: cutover.key, ...over })
const news = (over: object = {}) =>
  UpdateInput.parse({
    status: 'investigating',
    body: { 'zh-CN': '正在调查。' },
    approve: { reason: '急' },
    ...over,
  })
const page = async (path: string) => (await render(get(path, cookie))).text()
/** In the order in which a page shows them, what of these it shows. */
const shownOn = (html: string, texts: readonly string[]) =>
  texts.filter((text) => html.includes(text)).toSorted((a, b) => html.indexOf(a) - html.indexOf(b))
const stageKeys = async () =>
  (await sql`select key from incident_stages order by position`).map(({ key }) => key)

test('the form asks for the plan where there are several, in the language of the desk', async () => {
  expect(await page('/desk/incidents/new?lang=en')).toContain('<option value="cutover">Cut-over</option>')
  await sql`delete from stage_plans where key = 'standard'`
  expect(await page('/desk/incidents/new')).not.toContain('name="plan"')
})

test('an incident declared by the form has the stages of the plan that was chosen', async () => {
  const fields = { ...declaration, severity: '2', plan: cutover.key }
  expect(locationOf(await declare(args(post('/desk/incidents/new', fields, cookie))))).toContain(
    'done=declared',
  )
  expect(await stageKeys()).toEqual(keys)
})

test('a plan that was taken away meanwhile is named, and nothing typed is lost', async () => {
  const answer = await declare(
    args(post('/desk/incidents/new', { ...declaration, severity: '2', plan: 'gone' }, cookie)),
  )
  expect(answer).toMatchObject({
    data: { values: { description: '积压' }, errors: [{ field: 'plan', message: 'unknown' }] },
    init: { status: 422 },
  })
  await sql`delete from stage_plans where key = ${cutover.key}`
  const fields = { ...declaration, severity: '2', plan: cutover.key }
  const again = await (await render(post('/desk/incidents/new', fields, cookie))).text()
  expect(again).toContain(`href="#${fieldId('plan')}"`)
  expect(again).toContain(`id="${fieldId('plan')}"`)
})

test('a program declares by plan, plans other minutes and moves its stages, and is told what there is not', async () => {
  const key = await aKey()
  const body = { ...declaration, plan: cutover.key, plannedMinutes: { locate: 90 } }
  const made = await call(incidents, { key, body })
  expect(made.body.stages).toMatchObject(
    cutoverStages.map(({ key, name, plannedMinutes }) => ({
      key,
      name,
      plannedMinutes: key === 'locate' ? 90 : plannedMinutes,
    })),
  )
  const params = { number: made.body.number, key: 'confirm' }
  const moved = await call(incidentStages, { key, params, body: { action: 'complete' } })
  expect(moved.body.stages[1]).toMatchObject({ key: 'locate', startedAt: expect.any(String) })

  const refused = async (over: object) => {
    const answer = await call(incidents, { key, body: { ...declaration, ...over } })
    return [answer.status, answer.body.errors.map(({ field }: { field: string }) => field)]
  }
  expect(await refused({ plan: 'gone' })).toEqual([422, ['plan']])
  expect(await refused({ plannedMinutes: { locate: 90 } })).toEqual([422, ['plannedMinutes.locate']])
  expect(await refused({ plan: cutover.key, plannedMinutes: { locate: 0 } })).toEqual([
    422,
    ['plannedMinutes.locate'],
  ])
})

test('without a plan the one of the lowest position is taken', async () => {
  await sql`update stage_plans set position = 0 where key = ${cutover.key}`
  await declareIncident(as(commander), declaration)
  expect(await stageKeys()).toEqual(keys)
})

test('the public reads its stages in their language', async () => {
  const ticket = await createTicket()
  const { number } = await declared({ tickets: [ticket.number] })
  await publishNow(as(commander), number, news())
  for (const path of ['/', `/incidents/${number}`])
    expect(shownOn(await page(path), chinese)).toEqual(chinese)

  expect(await page(`/zh-TW/incidents/${number}`)).toContain('切換到備用機房')
  const english = await page(`/en/incidents/${number}`)
  expect(english).toContain('Switch to the second site')
  expect(english).toContain('<span lang="zh-CN">逐省核对</span>')
})

test('the command room shows and moves its stages, and tells of them by their names', async () => {
  const { number } = await declared()
  await runStage(as(commander), number, 'confirm', { action: 'complete' })
  const room = await page(`/desk/incidents/${number}`)

  expect(shownOn(room, chinese)).toEqual(chinese)
  expect(room).toContain(`/desk/incidents/${number}/stages/switch_over`)
  expect(room).toContain(translator('zh-CN')('event.incident.stage_completed', { stage: '确认影响范围' }))
})

test('completing a stage proposes the status that its row names, and none where it names none', async () => {
  const incident = await declared()
  const proposed: string[][] = []
  for (const key of keys) {
    await runStage(as(commander), incident.number, key, { action: 'complete' })
    proposed.push((await draftsOf(as(commander), incident.id)).map(({ status }) => status))
  }
  const [first, second, third] = ['identified', 'monitoring', 'resolved']
  expect(proposed.map((statuses) => statuses.toSorted())).toEqual([
    [],
    [first],
    [first],
    [first, second],
    [first, second],
    [first, second],
    [first, second, third],
  ])
})

test('a draft is previewed, and mailed, with the stage in the reader’s language', async () => {
  const incident = await declared()
  await runStage(as(commander), incident.number, 'confirm', { action: 'complete' })
  await runStage(as(commander), incident.number, 'locate', { action: 'complete' })
  const [draft] = await draftsOf(as(commander), incident.id)
  const { renderings } = await previewUpdate(as(commander), draft?.id ?? '')

  expect(renderings.map(({ html }) => /冻结变更|凍結變更|Freeze changes/.exec(html)?.[0])).toEqual([
    '冻结变更',
    '凍結變更',
    'Freeze changes',
  ])
  expect(shownOn(await page(`/desk/incidents/${incident.number}/updates/${draft?.id}`), chinese)).toEqual(
    chinese,
  )
})

test('changing or taking away a plan changes no incident, and what was taken away stays away', async () => {
  const { number } = await declared()
  await publishNow(as(commander), number, news())
  const before = await sql`select * from incident_stages order by position`
  await sql`update planned_stages set name = '{"zh-CN":"别的"}', proposed_status = null, planned_minutes = 1`
  await sql`delete from stage_plans where key = ${cutover.key}`
  await installReferenceData(asSystem())

  expect(await sql`select * from incident_stages order by position`).toEqual(before)
  expect(await sql`select key from stage_plans`).toEqual([{ key: 'standard' }])
  expect(shownOn(await page(`/incidents/${number}`), chinese)).toEqual(chinese)
})

test('a plan of one stage runs from the declaration to the recovery', async () => {
  await addStagePlan(sql, { key: 'short', name: { 'zh-CN': '一步恢复' }, position: 3 }, [
    { key: 'fix', name: { 'zh-CN': '修复' }, plannedMinutes: 30, proposedStatus: 'resolved' },
  ])
  const incident = await declared({ plan: 'short' })
  await publishNow(as(commander), incident.number, news())
  expect(await page(`/incidents/${incident.number}`)).toContain('修复')

  const { eta } = await runStage(as(commander), incident.number, 'fix', { action: 'complete' })
  expect(eta).toBeNull()
  expect(await draftsOf(as(commander), incident.id)).toMatchObject([{ status: 'resolved' }])
})

test.each([
  ['without a Chinese name', { name: { 'zh-CN': '' } }],
  ['with a key that no address can have', { key: 'a/b' }],
  ['that lasts no time', { plannedMinutes: 0 }],
])('the database takes no stage %s', async (_, over) => {
  const stage = { key: 'fix', name: { 'zh-CN': '修复' }, plannedMinutes: 30, proposedStatus: null, ...over }
  const plan = { key: 'short', name: { 'zh-CN': '一步恢复' }, position: 3 }
  await expect(addStagePlan(sql, plan, [stage])).rejects.toMatchObject({ code: '23514' })
})
