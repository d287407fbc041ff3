import { beforeEach, expect, test } from 'vitest'
import { expandNotice } from '#app/domain/delivery/broadcasts/expand.ts'
import type { StaffActor } from '#app/domain/ground/context.ts'
import { declareIncident } from '#app/domain/incidents/incidents/declare.ts'
import { UpdateInput } from '#app/domain/incidents/incidents/draft-update.ts'
import { publishNow } from '#app/domain/incidents/incidents/publish-update.ts'
import { runStage } from '#app/domain/incidents/incidents/run-stage.ts'
import { showPublicIncident } from '#app/domain/incidents/incidents/show-public-incident.ts'
import { drainDeliveries } from '#app/domain/messages/rendering/drain-deliveries.ts'
import { readSandbox, sandboxProvider } from '#app/platform/sandbox.ts'
import { as, asAnonymous, asSystem } from '#test/support/context.ts'
import { db, sql } from '#test/support/database.ts'
import { createTicket, hire, openDesk } from '#test/support/desk.ts'

let commander: StaffActor

beforeEach(async () => {
  await openDesk()
  commander = await hire(['commander'], null)
})

async function declared(): Promise<string> {
  const { number: ticket } = await createTicket()
  await sql`delete from deliveries`
  const { number } = await declareIncident(as(commander), {
    title: '数据同步延迟',
    severity: 1,
    components: [],
    description: '积压',
    tickets: [ticket],
  })
  return number
}

async function published(number: string, status: 'investigating' | 'identified') {
  const { noticeId } = await publishNow(
    as(commander),
    number,
    UpdateInput.parse({ status, body: { 'zh-CN': '正在处理。' }, approve: { reason: '值班一人' } }),
  )
  await expandNotice(asSystem(), noticeId ?? '')
  for (const channel of ['sms', 'email'] as const)
    await drainDeliveries(asSystem(), 'incident', channel, sandboxProvider(db, channel))
  const inbox = await readSandbox(db, { limit: 10, newestFirst: true })
  return {
    texts: inbox.slice(0, 2).map(({ text }) => text),
    eta: (await showPublicIncident(asAnonymous(), number, 'zh-CN')).eta,
  }
}

test('nobody is told when it will be over before the cause is known, and everybody afterwards', async () => {
  const number = await declared()

  const seeking = await published(number, 'investigating')
  expect(seeking.eta).toBeNull()
  expect(seeking.texts).toHaveLength(2)
  for (const text of seeking.texts) expect(text).not.toContain('预计')

  const known = await published(number, 'identified')
  expect(known.eta).toBeInstanceOf(Date)
  for (const text of known.texts) expect(text).toMatch(/预计.*\d+月\d+日 \d\d:\d\d/s)
})

test('words proposed for the next update name a day by its date', async () => {
  const number = await declared()
  await runStage(as(commander), number, 'diagnose', { action: 'complete' })

  const [draft] = await sql`select body from incident_updates where status = 'identified'`
  expect(draft?.body['zh-CN']).toMatch(/预计 \d+月\d+日 \d\d:\d\d 恢复/)
})
