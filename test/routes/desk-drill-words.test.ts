import { afterAll, beforeEach, expect, test } from 'vitest'
import type { StaffActor } from '#app/domain/ground/context.ts'
import { declareIncident } from '#app/domain/incidents/incidents/declare.ts'
import { approveUpdate, draftUpdate, UpdateInput } from '#app/domain/incidents/incidents/draft-update.ts'
import { translator } from '#app/i18n/catalogue.ts'
import { closeRuntime } from '#app/platform/runtime.ts'
import { as } from '#test/support/context.ts'
import { hire, openDesk } from '#test/support/desk.ts'
import { get, post, signedIn } from '#test/support/desk-request.ts'
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

/** An approved draft of a recovery, and the paths of it and of its command room. */
async function recovery(drill: boolean, notify: boolean) {
  const incident = await declareIncident(as(commander), {
    title: '数据同步延迟',
    severity: 3,
    description: '积压',
    drill,
  })
  const input = UpdateInput.parse({ status: 'resolved', body: { 'zh-CN': '已恢复。' }, notify })
  const draft = await draftUpdate(as(commander), incident.number, input)
  await approveUpdate(as(commander), draft.id, '一人值班')
  const room = `/desk/incidents/${incident.number}`
  return { room, draft: `${room}/updates/${draft.id}`, open: `/incidents/${incident.number}` }
}
const page = async (path: string) => (await answer(get(path, cookie))).text()
const publish = async (draft: string) =>
  (await answer(post(`${draft}/publication`, {}, cookie))).headers.get('Location')

test('the draft of a drill promises neither public pages nor ratings, that of an incident does', async () => {
  const drill = await page((await recovery(true, true)).draft)
  for (const key of ['update.drillNow', 'update.drillRecovers'] as const) expect(drill).toContain(t(key))
  for (const key of ['update.silentNow', 'update.recovers'] as const) expect(drill).not.toContain(t(key))

  const silent = await page((await recovery(false, false)).draft)
  for (const key of ['update.silentNow', 'update.recovers'] as const) expect(silent).toContain(t(key))
})

test('publishing says whether a notice goes out', async () => {
  const [drill, silent, told] = [
    await recovery(true, true),
    await recovery(false, false),
    await recovery(false, true),
  ]
  expect(await publish(drill.draft)).toBe(`${drill.room}?done=publishedSilently`)
  expect(await publish(silent.draft)).toBe(`${silent.room}?done=publishedSilently`)
  expect(await publish(told.draft)).toBe(`${told.room}?done=published`)
})

test('the command room leads to the public page of an incident; a drill has none', async () => {
  const [drill, real] = [await recovery(true, true), await recovery(false, false)]
  for (const { draft } of [drill, real]) await publish(draft)

  expect(await page(drill.room)).not.toContain(`href="${drill.open}"`)
  expect(await page(real.room)).toContain(`href="${real.open}"`)
})

test('the inbox of a drill or an incident that is over still says which one it shows', async () => {
  for (const drill of [true, false]) {
    const { draft, room } = await recovery(drill, false)
    const number = room.split('/').at(-1) ?? ''
    const chip = new RegExp(`aria-label="[^"]*${number}`)
    expect(await page(`/desk/tickets?incident=${number}`)).toMatch(chip)
    await publish(draft)
    expect(await page(`/desk/tickets?incident=${number}`)).toMatch(chip)
    expect(await page('/desk/tickets')).not.toMatch(chip)
  }
})
