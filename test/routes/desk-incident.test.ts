import { afterAll, expect, test } from 'vitest'
import { eq } from 'drizzle-orm'
import { incidents, incidentUpdates, notices, tickets } from '#db/schema/index.ts'
import { closeRuntime } from '#app/platform/runtime.ts'
import { action as declare, loader as declareForm } from '#app/routes/desk/declare-incident.tsx'
import { action as draft } from '#app/routes/desk/incident-update-new.tsx'
import { loader as preview } from '#app/routes/desk/incident-update.tsx'
import { loader as room } from '#app/routes/desk/incident.tsx'
import { action as stage } from '#app/routes/desk/incident-stage.tsx'
import { action as approve } from '#app/routes/desk/update-approval.tsx'
import { action as publish } from '#app/routes/desk/update-publication.ts'
import { db } from '#test/support/database.ts'
import { createTicket, hire, openDesk } from '#test/support/desk.ts'
import { args, get, post, signedIn, thrown, locationOf } from '#test/support/desk-request.ts'

afterAll(closeRuntime)

const declaration = {
  title: '查询返回“查无此票”',
  severity: '2',
  components: ['lookup'],
  description: '多地反映。',
}

async function anIncident() {
  await openDesk()
  const numbers = [await createTicket(), await createTicket(), await createTicket()].map(
    ({ number }) => number,
  )
  const commander = await signedIn(await hire(['commander'], null))
  const answer = await declare(
    args(post('/desk/incidents/new', { ...declaration, tickets: numbers.join('\n') }, commander)),
  )
  const [incident] = await db.select().from(incidents)
  if (!incident) throw new Error('no incident was declared')
  return {
    answer,
    incident,
    commander,
    params: { number: incident.number },
    at: `/desk/incidents/${incident.number}`,
  }
}

async function aDraft(at: string, params: { number: string }, cookie: string) {
  await draft(
    args(
      post(`${at}/updates/new`, { status: 'identified', body: '原因已确认。', notify: 'yes' }, cookie),
      params,
    ),
  )
  const [update] = await db.select().from(incidentUpdates)
  if (!update) throw new Error('no draft was written')
  return { ...params, id: update.id }
}

test('an incident declared from selected tickets carries them', async () => {
  const { answer, incident, commander, params, at } = await anIncident()
  expect(answer instanceof Response && locationOf(answer)).toBe(`${at}?done=declared`)
  const linked = await db.select().from(tickets).where(eq(tickets.incidentId, incident.id))
  expect(linked).toHaveLength(3)
  const shown = await room(args(get(at, commander), params))
  expect(shown.scope).toMatchObject({ tickets: 3, contacts: 3 })
})

test('a declaration without a title comes back with what was typed', async () => {
  await openDesk()
  const commander = await signedIn(await hire(['commander'], null))
  const answer = await declare(args(post('/desk/incidents/new', { ...declaration, title: '' }, commander)))
  expect(answer).toMatchObject({
    data: { values: { description: '多地反映。' }, errors: [{ field: 'title.zh-CN' }] },
    init: { status: 422 },
  })
})

test('an agent follows incidents and declares none', async () => {
  await openDesk()
  const agent = await signedIn(await hire())
  expect(await thrown(declareForm(args(get('/desk/incidents/new', agent))))).toMatchObject({
    kind: 'forbidden',
  })
  expect(await thrown(declare(args(post('/desk/incidents/new', declaration, agent))))).toMatchObject({
    kind: 'forbidden',
  })
})

test('the preview says how many people it goes to and in which words', async () => {
  const { commander, params, at } = await anIncident()
  const draftParams = await aDraft(at, params, commander)
  const shown = await preview(args(get(`${at}/updates/${draftParams.id}`, commander), draftParams))

  expect(shown.audience).toEqual({ people: 3, email: 3, sms: 3, hooks: 0 })
  expect(shown.renderings.map(({ language }) => language)).toEqual(['zh-CN', 'zh-TW', 'en'])
  expect(shown.renderings.every(({ sms, segments }) => sms.length > 0 && segments >= 1)).toBe(true)
})

test('one approves one’s own words only with a reason, and publishing twice sends one notice', async () => {
  const { commander, params, at } = await anIncident()
  const draftParams = await aDraft(at, params, commander)
  const page = `${at}/updates/${draftParams.id}`

  const refused = await approve(args(post(`${page}/approval`, {}, commander), draftParams))
  expect(refused).toMatchObject({ data: { errors: [{ field: 'approve.reason', message: 'required' }] } })
  const early = await publish(args(post(`${page}/publication`, {}, commander), draftParams))
  expect(locationOf(early)).toContain('refused=update.not_approved')

  await approve(args(post(`${page}/approval`, { reason: '夜间独自值守' }, commander), draftParams))
  await Promise.all([1, 2].map(() => publish(args(post(`${page}/publication`, {}, commander), draftParams))))
  expect(await db.select().from(notices).where(eq(notices.message, 'incident-update'))).toHaveLength(1)
})

test('a stage is extended with a reason only', async () => {
  const { commander, params, at } = await anIncident()
  const stageParams = { ...params, key: 'diagnose' }
  const move = (fields: Record<string, string>) =>
    stage(args(post(`${at}/stages/diagnose`, fields, commander), stageParams))

  expect(await move({ action: 'extend', minutes: '60' })).toMatchObject({
    data: { values: { minutes: '60' }, errors: [{ field: 'reason', message: 'required' }] },
  })
  expect(locationOf(await move({ action: 'extend', minutes: '60', reason: '日志太多' }))).toBe(
    `${at}?done=stage`,
  )
  const shown = await room(args(get(at, commander), params))
  expect(shown.stages[0]).toMatchObject({ key: 'diagnose', extendedMinutes: 60 })
})

test('drafts are summed up in the language of their reader, as words without marks', async () => {
  const { commander, params, at } = await anIncident()
  const words = { status: 'identified', notify: 'yes', body: '**原因**已确认。' }
  await draft(
    args(post(`${at}/updates/new`, { ...words, bodyEn: '- The cause is **known**.' }, commander), params),
  )
  const excerpts = async (query: string) =>
    (await room(args(get(at + query, commander), params))).drafts.map(({ excerpt }) => excerpt)
  expect(await excerpts('')).toEqual([{ text: '原因已确认。', language: 'zh-CN' }])
  expect(await excerpts('?lang=en')).toEqual([{ text: 'The cause is known.', language: 'en' }])
})
