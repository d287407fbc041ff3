import { readFileSync } from 'node:fs'
import { afterAll, beforeEach, expect, test } from 'vitest'
import type { StaffActor } from '#app/domain/ground/context.ts'
import { UpdateInput } from '#app/domain/incidents/incidents/draft-update.ts'
import { publishNow } from '#app/domain/incidents/incidents/publish-update.ts'
import { closeRuntime } from '#app/platform/runtime.ts'
import * as incidents from '#app/routes/api/incidents.ts'
import * as tickets from '#app/routes/api/tickets.ts'
import { aKey, call } from '#test/support/api.ts'
import { as } from '#test/support/context.ts'
import { sql } from '#test/support/database.ts'
import { aReport, createTicket, hire, openDesk } from '#test/support/desk.ts'
import { get, signedIn } from '#test/support/desk-request.ts'
import { pageRenderer } from '#test/support/render.ts'

// What docs/extending.md tells a stranger to add as a row, done as it stands there.
const recipes = [...readFileSync('docs/extending.md', 'utf8').matchAll(/^```sql\n(.*?)^```$/gms)]
const render = await pageRenderer()
let key: string
let commander: StaffActor

beforeEach(async () => {
  await openDesk()
  key = await aKey()
  commander = await hire(['commander', 'admin'], null)
  for (const [, statements = ''] of recipes) await sql.unsafe(statements)
})
afterAll(closeRuntime)

const page = async (path: string) => (await render(get(path, await signedIn(commander)))).text()

test('a stage plan, a department and a category are told of', () => {
  expect(
    recipes.map(([, statements]) => /into (stage_plans|departments|categories)/.exec(statements ?? '')?.[1]),
  ).toEqual(['stage_plans', 'departments', 'categories'])
})

test('the plan is offered, declared with, and its stages are read', async () => {
  expect(await page('/desk/incidents/new')).toContain('<option value="switch_over">切换恢复</option>')

  const body = { title: '数据同步延迟', severity: 2, description: '积压', plan: 'switch_over' }
  const { body: incident } = await call(incidents, { key, body })
  const stages: { key: string; plannedMinutes: number }[] = incident.stages
  expect(stages.map((stage) => [stage.key, stage.plannedMinutes])).toEqual([
    ['locate', 60],
    ['switch', 120],
    ['compare', 240],
    ['confirm', 30],
  ])
  const news = { status: 'investigating', body: { 'zh-CN': '正在调查。' }, approve: { reason: '急' } }
  await publishNow(as(commander), incident.number, UpdateInput.parse(news))
  for (const [path, name] of [
    ['/', '切换到备用机房'],
    [`/zh-TW/incidents/${incident.number}`, '切換到備用機房'],
    [`/en/incidents/${incident.number}`, 'Switch to the second site'],
    [`/desk/incidents/${incident.number}?lang=en`, 'Switch to the second site'],
  ] as const)
    expect(await page(path)).toContain(name)
})

test('the department is offered to invitations and transfers, in the language of the desk', async () => {
  const ticket = await createTicket()
  expect(await page('/desk/settings/staff')).toContain('车购税组')
  expect(await page(`/desk/tickets/${ticket.number}?lang=zh-TW`)).toContain('車購稅組')
  expect(await page(`/desk/tickets/${ticket.number}?lang=en`)).toContain('Vehicle tax')
})

test('the category takes its reports to its department, and programs find them by it', async () => {
  const report = { ...aReport({ kind: 'policy_question', symptom: 'quota' }), invoice: undefined }
  const filed = await call(tickets, { key, body: report })
  expect(filed.body).toMatchObject({
    category: 'policy_question.quota',
    department: 'vehicle_tax',
    priority: 'high',
  })
  const found = await call(tickets, { key, query: '?department=vehicle_tax' })
  expect(found.body.items).toMatchObject([{ number: filed.body.number }])
})
