import { afterAll, beforeEach, expect, test } from 'vitest'
import type { StaffActor } from '#app/domain/ground/context.ts'
import { declareIncident } from '#app/domain/incidents/incidents/declare.ts'
import { approveUpdate, draftUpdate, UpdateInput } from '#app/domain/incidents/incidents/draft-update.ts'
import { publishNow } from '#app/domain/incidents/incidents/publish-update.ts'
import { runStage } from '#app/domain/incidents/incidents/run-stage.ts'
import { translator } from '#app/i18n/catalogue.ts'
import { closeRuntime } from '#app/platform/runtime.ts'
import { as } from '#test/support/context.ts'
import { hire, openDesk } from '#test/support/desk.ts'
import { get, signedIn } from '#test/support/desk-request.ts'
import { pageRenderer } from '#test/support/render.ts'

const answer = await pageRenderer()
const t = translator('zh-CN')
let commander: StaffActor
let cookie: string

beforeEach(async () => {
  await openDesk()
  commander = await hire(['commander'], null)
  cookie = await signedIn(commander)
})
afterAll(closeRuntime)

const anIncident = (drill = false) =>
  declareIncident(as(commander), { title: '同步延迟', severity: 3, description: '积压', drill })
const words = (status: string) =>
  UpdateInput.parse({ status, body: { 'zh-CN': '情况如下。' }, approve: { reason: '夜间' } })
const page = async (path: string) => (await answer(get(path, cookie))).text()

test('whoever writes or approves a recovery before the plan is run is told which stages it ends', async () => {
  const { number } = await anIncident()
  await runStage(as(commander), number, 'diagnose', { action: 'complete' })
  const draft = await draftUpdate(as(commander), number, words('resolved'))
  const completes = t('earlyEnd.completes', { stages: '实施修复与监控' })
  const skips = t('earlyEnd.skips', { stages: '全面测试、发布恢复与收集反馈' })
  for (const path of ['new', draft.id]) {
    const shown = await page(`/desk/incidents/${number}/updates/${path}`)
    expect(shown).toContain(completes)
    expect(shown).toContain(skips)
  }
  const other = await draftUpdate(as(commander), number, words('monitoring'))
  expect(await page(`/desk/incidents/${number}/updates/${other.id}`)).not.toContain(t('earlyEnd.title'))
})

test('an outdated draft says so and offers neither approval nor publication', async () => {
  const { number } = await anIncident()
  const waiting = await draftUpdate(as(commander), number, words('identified'))
  const approved = await draftUpdate(as(commander), number, words('monitoring'))
  await approveUpdate(as(commander), approved.id, '夜间')
  await publishNow(as(commander), number, words('resolved'))
  for (const { id } of [waiting, approved]) {
    const shown = await page(`/desk/incidents/${number}/updates/${id}`)
    expect(shown).toContain(t('refusal.update.outdated'))
    expect(shown).toContain(`/updates/${id}/discard"`)
    expect(shown).not.toContain(`/updates/${id}/approval"`)
    expect(shown).not.toContain(`/updates/${id}/publication"`)
  }
  const room = await page(`/desk/incidents/${number}`)
  expect(room).toContain(t('update.outdated'))
  expect(room).not.toContain(`>${t('update.waiting')}<`)
})

test('no page of a drill says that the public sees, or will see, anything of it', async () => {
  const { number } = await anIncident(true)
  const draft = await draftUpdate(as(commander), number, words('investigating'))
  const room = `/desk/incidents/${number}`
  const paths = [
    room,
    `${room}?done=drillAmended`,
    `${room}/edit`,
    `${room}/updates/new`,
    `${room}/updates/${draft.id}`,
  ]
  const promises = [
    'done.declared',
    'done.amended',
    'room.noUpdates',
    'room.unpublished',
    'room.publicPage',
    'declare.workaroundHint',
    'amend.reliefHint',
    'update.nextHint',
    'update.notifyHint',
    'update.silentNow',
  ] as const
  for (const path of paths) {
    const shown = await page(path)
    expect([path, promises.filter((key) => shown.includes(t(key)))]).toEqual([path, []])
  }
})
