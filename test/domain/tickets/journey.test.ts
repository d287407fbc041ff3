import { beforeEach, expect, test } from 'vitest'
import { expandNotice } from '#app/domain/delivery/broadcasts/expand.ts'
import { verifyAudit } from '#app/domain/ground/audit/chain.ts'
import { declareIncident } from '#app/domain/incidents/incidents/declare.ts'
import { publishNow } from '#app/domain/incidents/incidents/publish-update.ts'
import { UpdateInput } from '#app/domain/incidents/incidents/draft-update.ts'
import { recoverTickets } from '#app/domain/incidents/incidents/recover.ts'
import { runStage } from '#app/domain/incidents/incidents/run-stage.ts'
import { drainDeliveries } from '#app/domain/messages/rendering/drain-deliveries.ts'
import { replyToTicket } from '#app/domain/desk/tickets/reply.ts'
import { assignWaitingTickets } from '#app/domain/desk/tickets/assign-waiting.ts'
import { readSandbox, sandboxProvider } from '#app/platform/sandbox.ts'
import { as, asSystem } from '#test/support/context.ts'
import { db, sql } from '#test/support/database.ts'
import { createTicket, hire, openDesk } from '#test/support/desk.ts'
import { linkAudit } from '#test/support/link-audit.ts'

beforeEach(openDesk)

async function drainAll() {
  let sent = 0
  for (const lane of ['code', 'ticket', 'incident', 'survey'] as const) {
    for (const channel of ['email', 'sms'] as const) {
      sent += await drainDeliveries(asSystem(), lane, channel, sandboxProvider(db, channel))
    }
  }
  return sent
}

test('a report goes from intake to recovery, each person told once on each channel', async () => {
  const agent = await hire()
  const commander = await hire(['commander'], null)
  const ticket = await createTicket()
  await assignWaitingTickets(asSystem(), ticket.departmentId)
  expect(await drainAll()).toBe(2)

  await replyToTicket(as(agent), ticket.number, { visibility: 'public', body: '已收到，正在核实。' })
  expect(await drainAll()).toBe(2)

  const incident = await declareIncident(as(commander), {
    title: '发票数据同步延迟',
    severity: 2,
    components: ['data_sync'],
    description: '同步队列积压。',
    workaround: { 'zh-CN': '请先凭版式文件入账。' },
    tickets: [ticket.number],
  })
  const input = UpdateInput.parse({
    status: 'investigating',
    body: { 'zh-CN': '正在调查。' },
    approve: { reason: '值班只有一人' },
  })
  const published = await publishNow(as(commander), incident.number, input)
  expect(published.seq).toBe(1)
  await expandNotice(asSystem(), published.noticeId ?? '')
  expect(await drainAll()).toBe(2)

  for (const key of ['diagnose', 'repair', 'test', 'recover']) {
    await runStage(as(commander), incident.number, key, { action: 'complete' })
  }
  const over = await publishNow(
    as(commander),
    incident.number,
    UpdateInput.parse({
      status: 'resolved',
      body: { 'zh-CN': '已恢复。' },
      approve: { reason: '值班只有一人' },
    }),
  )
  await expandNotice(asSystem(), over.noticeId ?? '')
  expect(await recoverTickets(asSystem(), incident.id)).toBe(1)
  expect(await drainAll()).toBe(4)

  const [notice] = await sql`select state, audience, sent from notices where id = ${over.noticeId}`
  expect(notice).toEqual({ state: 'finished', audience: 2, sent: 2 })
  const inbox = await readSandbox(db, { limit: 100 })
  expect(inbox).toHaveLength(10)
  expect(inbox.at(-1)?.text).toContain('/rate/')

  await linkAudit()
  expect(await verifyAudit(asSystem())).toMatchObject({ intact: true, waiting: 0 })
})
