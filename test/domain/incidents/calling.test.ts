import { beforeEach, expect, test } from 'vitest'
import type { StaffActor } from '#app/domain/ground/context.ts'
import { listOwnAlarms } from '#app/domain/delivery/alarms/own-alarms.ts'
import { declareIncident } from '#app/domain/incidents/incidents/declare.ts'
import {
  approveUpdate,
  discardDraft,
  draftUpdate,
  editDraft,
  UpdateInput,
} from '#app/domain/incidents/incidents/draft-update.ts'
import { publishNow } from '#app/domain/incidents/incidents/publish-update.ts'
import { as } from '#test/support/context.ts'
import { hire, openDesk } from '#test/support/desk.ts'

let commander: StaffActor
let writer: StaffActor
beforeEach(async () => {
  await openDesk()
  commander = await hire(['commander'], null)
  writer = await hire(['communications'], null)
})

const anIncident = (drill = false) =>
  declareIncident(as(commander), { title: '同步延迟', severity: 2, description: '积压', drill })
const words = (status = 'investigating') =>
  UpdateInput.parse({ status, body: { 'zh-CN': '正在调查。' }, approve: { reason: '夜间' } })
const calls = async (person: StaffActor) => (await listOwnAlarms(as(person))).map(({ kind }) => kind)

test('an incident that is declared calls those who command and write, but who declared it and who answer', async () => {
  const other = await hire(['commander'], null)
  const agent = await hire(['agent'])
  const { number } = await anIncident()
  expect(await listOwnAlarms(as(writer))).toMatchObject([
    { kind: 'incident_declared', subject: { type: 'incident', number } },
  ])
  expect(await calls(other)).toEqual(['incident_declared'])
  expect(await calls(commander)).toEqual([])
  expect(await calls(agent)).toEqual([])
})

test('a drill calls them as a drill', async () => {
  await anIncident(true)
  expect(await calls(writer)).toEqual(['drill_declared'])
})

test('a draft calls its commander until it is approved or discarded, once however often it is saved', async () => {
  const { number } = await anIncident()
  const first = await draftUpdate(as(writer), number, words())
  await editDraft(as(writer), first.id, words())
  expect(await calls(commander)).toEqual(['draft_waits'])
  await approveUpdate(as(commander), first.id)
  expect(await calls(commander)).toEqual([])

  const second = await draftUpdate(as(writer), number, words())
  expect(await calls(commander)).toEqual(['draft_waits'])
  await discardDraft(as(writer), second.id)
  expect(await calls(commander)).toEqual([])
})

test('a draft calls nobody where its writer may approve it, nor after the recovery', async () => {
  const { number } = await anIncident()
  await draftUpdate(as(commander), number, words())
  expect(await calls(commander)).toEqual([])
  await draftUpdate(as(writer), number, words('identified'))
  await publishNow(as(commander), number, words('resolved'))
  expect(await calls(commander)).toEqual([])
})
