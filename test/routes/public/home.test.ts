import { afterAll, beforeEach, expect, test } from 'vitest'
import type { StaffActor } from '#app/domain/ground/context.ts'
import { declareIncident } from '#app/domain/incidents/incidents/declare.ts'
import { UpdateInput } from '#app/domain/incidents/incidents/draft-update.ts'
import { publishNow } from '#app/domain/incidents/incidents/publish-update.ts'
import { recentlyRecovered, showFrontPage } from '#app/domain/incidents/incidents/show-public-incident.ts'
import { announceMaintenance } from '#app/domain/incidents/maintenance/announce.ts'
import { nextPublicChange } from '#app/domain/public/status/next-change.ts'
import { closeRuntime } from '#app/platform/runtime.ts'
import { currentState } from '#app/routes/public/current-state.ts'
import { as, asAnonymous } from '#test/support/context.ts'
import { sql } from '#test/support/database.ts'
import { hire, openDesk } from '#test/support/desk.ts'
import { pageRenderer } from '#test/support/render.ts'

let commander: StaffActor
const render = await pageRenderer()
const hour = 3_600_000
const fromNow = (ms: number) => new Date(Date.now() + ms)
const page = async (path: string) => (await render(new Request(`http://127.0.0.1:3000${path}`))).text()

beforeEach(async () => {
  await openDesk()
  commander = await hire(['commander', 'communications'], null)
})
afterAll(closeRuntime)

async function published(title: string, status: 'investigating' | 'resolved' = 'investigating') {
  const { number } = await declareIncident(as(commander), { title, severity: 2, description: '积压' })
  const input = { status, body: { 'zh-CN': '说明。' }, notify: false, approve: { reason: '急' } }
  await publishNow(as(commander), number, UpdateInput.parse(input))
  return number
}
const window = (title: string, from: number, until: number) =>
  announceMaintenance(as(commander), {
    title: { 'zh-CN': title },
    body: { 'zh-CN': title },
    startsAt: fromNow(from * hour),
    endsAt: fromNow(until * hour),
    notify: false,
  })
const state = async () => {
  const ctx = asAnonymous()
  return currentState(await showFrontPage(ctx, 'zh-CN'), 'zh-CN', ctx.now)
}

test('the first line counts every incident, and maintenance that is under way', async () => {
  const first = await published('同步延迟')
  expect(await state()).toMatchObject({ sentence: '同步延迟（调查中）', to: `/incidents/${first}` })

  await window('扩容', -1, 3)
  await window('升级', 24, 27)
  expect((await state()).sentence).toBe('同步延迟（调查中）；另有 1 项维护正在进行')

  await published('验证码不显示')
  expect(await state()).toMatchObject({
    sentence: '2 项故障正在处理；另有 1 项维护正在进行',
    to: '/',
  })
})

test('of two maintenance windows under way the first line names the number and the later end', async () => {
  await window('扩容', -1, 3)
  const later = await window('升级', -1, 5)

  expect(await state()).toMatchObject({
    tone: 'watch',
    maintained: { windows: 2, until: later.endsAt },
    to: '/maintenance',
  })
})

test('maintenance under way stands above the entries and is not said to be planned', async () => {
  await window('扩容', -1, 3)
  await window('升级', 24, 27)
  const [above, below] = split(await page('/'))

  expect(above).toContain('扩容')
  expect(above).not.toContain('计划中')
  expect(above).toContain('维护期间查不到发票是正常的')
  expect(below).toContain('升级')
  expect(below).toContain('计划中')
})

/** The content of the page before and after its first entry. */
function split(html: string): [string, string] {
  const content = html.indexOf('<main')
  const entry = html.indexOf('href="/check"', content)
  return [html.slice(0, entry), html.slice(entry)]
}

test('an incident that recovered stands on the home page for 48 hours', async () => {
  const number = await published('同步延迟', 'resolved')
  const html = await page('/')
  expect(html).toContain('已恢复')
  expect(html).toContain(`/incidents/${number}`)

  const [row] = await sql<{ at: Date }[]>`select resolved_at as at from incidents`
  const over = new Date((row?.at.getTime() ?? 0) + 48 * hour)
  const minuteBefore = asAnonymous(new Date(over.getTime() - 60_000))
  expect((await nextPublicChange(minuteBefore)) <= over).toBe(true)
  expect(await recentlyRecovered(asAnonymous(new Date(over.getTime() - 1)), 'zh-CN')).toHaveLength(1)
  expect(await recentlyRecovered(asAnonymous(over), 'zh-CN')).toEqual([])
})

test('an old link to report an incident says that it is over, and one to an unknown incident says nothing', async () => {
  const number = await published('同步延迟', 'resolved')

  expect(await page(`/report?incident=${number}`)).toContain('这次故障已恢复，请再查一次')
  expect(await page('/report?incident=INC-0000000')).not.toContain('这次故障已恢复')
  expect(await page('/report')).not.toContain('这次故障已恢复')
})

test('the card of an incident offers to join it and to be told, on the home page and on its own', async () => {
  const number = await published('同步延迟')

  for (const path of ['/', `/incidents/${number}`]) {
    const shown = await page(path)
    expect(shown).toContain(`href="/report?incident=${number}"`)
    expect(shown).toContain(`href="/subscribe/incidents/${number}"`)
  }
})
