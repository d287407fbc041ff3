import { beforeEach, expect, test } from 'vitest'
import type { StaffActor } from '#app/domain/ground/context.ts'
import { declareIncident } from '#app/domain/incidents/incidents/declare.ts'
import {
  approveUpdate,
  draftsOf,
  draftUpdate,
  editDraft,
  UpdateInput,
} from '#app/domain/incidents/incidents/draft-update.ts'
import { publishNow, publishUpdate } from '#app/domain/incidents/incidents/publish-update.ts'
import { runStage } from '#app/domain/incidents/incidents/run-stage.ts'
import { showIncident } from '#app/domain/incidents/incidents/show-incident.ts'
import { as } from '#test/support/context.ts'
import { hire, openDesk } from '#test/support/desk.ts'

let commander: StaffActor
beforeEach(async () => {
  await openDesk()
  commander = await hire(['commander'], null)
})

const words = (status: string, body = '正在处理。') =>
  UpdateInput.parse({ status, body: { 'zh-CN': body }, approve: { reason: '夜间' } })
const anIncident = () =>
  declareIncident(as(commander), { title: '同步延迟', severity: 2, description: '积压' })

test('a draft that the recovery has overtaken can be neither approved nor published, only rewritten', async () => {
  const { number } = await anIncident()
  const waiting = await draftUpdate(as(commander), number, words('identified'))
  const approved = await draftUpdate(as(commander), number, words('monitoring'))
  await approveUpdate(as(commander), approved.id, '夜间')
  await publishNow(as(commander), number, words('resolved', '已恢复。'))

  const reason = { reason: 'update.outdated' }
  await expect(approveUpdate(as(commander), waiting.id, '夜间')).rejects.toMatchObject(reason)
  await expect(publishUpdate(as(commander), approved.id)).rejects.toMatchObject(reason)
  const { drafts } = await showIncident(as(commander), number)
  expect(drafts.map(({ outdated }) => outdated)).toEqual([true, true])

  await editDraft(as(commander), waiting.id, words('postmortem', '复盘。'))
  await approveUpdate(as(commander), waiting.id, '夜间')
  expect(await publishUpdate(as(commander), waiting.id)).toMatchObject({ seq: 2 })
})

test('what was proposed for an earlier status goes when a later one is published', async () => {
  const { number, id } = await anIncident()
  await runStage(as(commander), number, 'diagnose', { action: 'complete' })
  expect((await draftsOf(as(commander), id)).map(({ status }) => status)).toEqual(['identified'])

  await publishNow(as(commander), number, words('resolved', '已恢复。'))
  expect(await draftsOf(as(commander), id)).toEqual([])
})

test('a correction and what is written down afterwards are never outdated', async () => {
  const { number } = await anIncident()
  const first = await publishNow(as(commander), number, words('investigating'))
  await publishNow(as(commander), number, words('resolved', '已恢复。'))
  const correction = { ...words('investigating', '更正。'), corrects: first.id }
  const draft = await draftUpdate(as(commander), number, correction)
  await approveUpdate(as(commander), draft.id, '夜间')
  const { drafts } = await showIncident(as(commander), number)
  expect(drafts).toMatchObject([{ outdated: false }])
})
