import { afterAll, beforeEach, expect, test } from 'vitest'
import type { StaffActor } from '#app/domain/ground/context.ts'
import { declareIncident } from '#app/domain/incidents/incidents/declare.ts'
import type { Incident } from '#app/domain/incidents/incidents/incident.ts'
import { closeRuntime } from '#app/platform/runtime.ts'
import { action as amend, loader as amendForm } from '#app/routes/desk/incident-edit.tsx'
import { action as handOver } from '#app/routes/desk/incident-roles.ts'
import { action as draft, loader as draftForm } from '#app/routes/desk/incident-update-new.tsx'
import { action as redraft } from '#app/routes/desk/incident-update.tsx'
import { loader as room } from '#app/routes/desk/incident.tsx'
import { action as approve } from '#app/routes/desk/update-approval.tsx'
import { action as publish } from '#app/routes/desk/update-publication.ts'
import { loader as publicPage } from '#app/routes/public/incident.tsx'
import { as } from '#test/support/context.ts'
import { sql } from '#test/support/database.ts'
import { hire, openDesk } from '#test/support/desk.ts'
import { args, get, post, signedIn, thrown } from '#test/support/desk-request.ts'

afterAll(closeRuntime)

let boss: StaffActor
let commander: string
let incident: Incident
let params: { number: string }
let at: string

beforeEach(async () => {
  await openDesk()
  boss = await hire(['commander'], null)
  commander = await signedIn(boss)
  incident = await declareIncident(as(boss), {
    title: '查询中断',
    severity: 2,
    components: ['lookup'],
    description: '多地反映。',
  })
  params = { number: incident.number }
  at = `/desk/incidents/${incident.number}`
})

async function publishedUpdate(fields: Record<string, string> = {}) {
  const written = { status: 'identified', body: '原因已确认。', notify: 'yes', ...fields }
  await draft(args(post(`${at}/updates/new`, written, commander), params))
  const [update] = await sql`select id, corrects_id from incident_updates where published_at is null`
  const draftParams = { ...params, id: String(update?.id) }
  await approve(args(post(`${at}/a`, { reason: '独自值守' }, commander), draftParams))
  await publish(args(post(`${at}/p`, {}, commander), draftParams))
  return draftParams
}

const whole = {
  title: '查询中断',
  severity: '1',
  components: ['lookup', 'data_sync'],
  regions: '北京、上海',
  description: '多地反映。',
  workaround: '先用备用平台。\r\n隔日再查。',
  estimateTaxpayers: '12000',
}

test('the commander changes what is said of an incident, and lines stay lines', async () => {
  const answer = await amend(args(post(`${at}/edit`, whole, commander), params))

  expect(answer instanceof Response && answer.headers.get('Location')).toBe(`${at}?done=amended`)
  const shown = await room(args(get(at, commander), params))
  expect(shown.incident).toMatchObject({
    severity: 1,
    regions: ['北京', '上海'],
    workaround: { 'zh-CN': '先用备用平台。\n隔日再查。' },
    estimate: { taxpayers: 12_000 },
  })
})

test('what communications send besides the wording is not taken', async () => {
  const writer = await signedIn(await hire(['communications'], null))
  expect((await amendForm(args(get(`${at}/edit`, writer), params))).mayCommand).toBe(false)
  await amend(args(post(`${at}/edit`, { workaround: '请隔日再查。' }, writer), params))
  expect(await thrown(amend(args(post(`${at}/edit`, whole, writer), params)))).toMatchObject({
    kind: 'forbidden',
  })

  const shown = await room(args(get(at, writer), params))
  expect(shown.incident).toMatchObject({ severity: 2, workaround: { 'zh-CN': '请隔日再查。' } })
})

test('an agent amends nothing and hands nothing over', async () => {
  const person = await hire()
  const agent = await signedIn(person)
  const tries = [
    () => amendForm(args(get(`${at}/edit`, agent), params)),
    () => amend(args(post(`${at}/edit`, { relief: '顺延。' }, agent), params)),
    () => handOver(args(post(`${at}/roles`, { role: 'scribe', to: person.id }, agent), params)),
  ]
  for (const attempt of tries) expect(await thrown(attempt())).toMatchObject({ kind: 'forbidden' })
})

test('a text that is missing comes back with what was typed and ticked', async () => {
  const answer = await amend(
    args(post(`${at}/edit`, { ...whole, workaround: '', workaroundEn: 'Wait.' }, commander), params),
  )
  expect(answer).toMatchObject({
    data: {
      values: { workaroundEn: 'Wait.' },
      lists: { components: ['lookup', 'data_sync'] },
      errors: [{ field: 'workaround.zh-CN' }],
    },
    init: { status: 422 },
  })
})

test('a role is handed over in the room, or refused with a word', async () => {
  const [second, agent] = [await hire(['commander'], null), await hire()]
  const give = async (to: string) => {
    const answer = await handOver(args(post(`${at}/roles`, { role: 'commander', to }, commander), params))
    return answer instanceof Response ? answer.headers.get('Location') : answer
  }

  expect(await give(agent.id)).toBe(`${at}?refused=role_missing&field=to`)
  expect(await give(second.id)).toBe(`${at}?done=handedOver`)
  expect((await room(args(get(at, commander), params))).commander).toBe(second.name)
})

test('a correction starts from the words it corrects, and both are marked on the public page', async () => {
  const wrong = await publishedUpdate()
  const asked = get(`${at}/updates/new?corrects=${wrong.id}`, commander)
  expect((await draftForm(args(asked, params))).corrected).toMatchObject({
    status: 'identified',
    body: { 'zh-CN': '原因已确认。' },
  })

  await publishedUpdate({ corrects: wrong.id, body: '原因尚待确认。' })
  const page = await publicPage(args(get(`/incidents/${incident.number}`), params))
  expect(page.updates).toMatchObject([
    { id: '2', corrects: { seq: 1 }, correctedBy: null },
    { id: '1', corrects: null, correctedBy: { seq: 2 } },
  ])
})

test('a draft keeps what it corrects when it is edited', async () => {
  const wrong = await publishedUpdate()
  const fields = { status: 'identified', body: '更正。', notify: 'yes', corrects: wrong.id }
  await draft(args(post(`${at}/updates/new`, fields, commander), params))
  const [row] = await sql`select id from incident_updates where published_at is null`
  const draftParams = { ...params, id: String(row?.id) }
  await redraft(args(post(`${at}/u`, { ...fields, body: '再改。' }, commander), draftParams))
  expect(await sql`select corrects_id from incident_updates where published_at is null`).toEqual([
    { corrects_id: wrong.id },
  ])
})

test('a draft of another incident or an unpublished one is nothing to correct', async () => {
  await draft(args(post(`${at}/updates/new`, { status: 'identified', body: '草稿。' }, commander), params))
  const [row] = await sql`select id from incident_updates`
  const asked = draftForm(args(get(`${at}/updates/new?corrects=${row?.id}`, commander), params))
  expect(await thrown(asked)).toMatchObject({ kind: 'notFound' })
})
