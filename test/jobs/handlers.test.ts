import { afterAll, beforeEach, expect, test } from 'vitest'
import { pauseNotice } from '#app/domain/delivery/broadcasts/pause.ts'
import { receiveMail } from '#app/domain/delivery/inbound-mails/receive-mail.ts'
import { declareIncident } from '#app/domain/incidents/incidents/declare.ts'
import { UpdateInput } from '#app/domain/incidents/incidents/draft-update.ts'
import { publishNow } from '#app/domain/incidents/incidents/publish-update.ts'
import { announceMaintenance } from '#app/domain/incidents/maintenance/announce.ts'
import { closeRuntime } from '#app/platform/runtime.ts'
import type { JobData, JobName } from '#jobs/definitions.ts'
import { handlers, type Handler } from '#jobs/handlers/index.ts'
import { postfix } from '#test/domain/bounces/samples.ts'
import { announced, listening, opened } from '#test/support/announcing.ts'
import { as, asSystem } from '#test/support/context.ts'
import { sql } from '#test/support/database.ts'
import { createTicket, hire, openDesk } from '#test/support/desk.ts'
import { until } from '#test/support/until.ts'
import { sentMail } from '#test/support/sent-mail.ts'

beforeEach(openDesk)
afterAll(closeRuntime)

const run = <N extends JobName>(name: N, data: JobData<N>) => {
  const handle: Handler<N> = handlers[name]
  return handle(asSystem(), data)
}
const commander = async () => as(await hire(['commander'], null))
/** The only value of the only row. */
const only = async (query: ReturnType<typeof sql>) => Object.values((await query)[0] ?? {})[0]

/** What each job does to the rows: [before, the job, after]. */
const effects: { [N in JobName]: () => Promise<unknown[]> } = {
  async 'announcement.expand'() {
    await listening('email', 2)
    const noticeId = await opened()
    return around(
      () => only(sql`select count(*)::int from deliveries where notice_id = ${noticeId}`),
      () => run('announcement.expand', { noticeId }),
    )
  },
  async 'notice.begin'() {
    const id = await opened()
    await sql`update notices set state = 'scheduled', scheduled_at = now() - interval '1 second' where id = ${id}`
    return around(
      () => only(sql`select state <> 'scheduled' from notices where id = ${id}`),
      () => run('notice.begin', {}),
    )
  },
  async 'notice.hold'() {
    await listening('email', 2)
    const noticeId = await announced()
    await pauseNotice(await commander(), noticeId)
    return around(
      () =>
        only(sql`select count(*)::int from deliveries
                  where notice_id = ${noticeId} and next_at > now() + interval '100 years'`),
      () => run('notice.hold', { noticeId }),
    )
  },
  async 'deliveries.drain'() {
    await createTicket({ contact: { email: 'reporter@demo.invalid' } })
    return around(
      () => only(sql`select count(*)::int from deliveries where state = 'sent'`),
      () => run('deliveries.drain', { lane: 'ticket', channel: 'email' }),
    )
  },
  async 'tickets.assign'() {
    const { departmentId } = await createTicket()
    await hire(['agent'], 'taxpayer_service')
    await sql`update staff set available_since = now(), department_id = ${departmentId}`
    return around(
      () => only(sql`select count(*)::int from tickets where assignee_id is not null`),
      () => run('tickets.assign', { departmentId }),
    )
  },
  async 'incident.recover'() {
    const ctx = await commander()
    const { number } = await createTicket()
    const incident = await declareIncident(ctx, {
      title: { 'zh-CN': '数据同步延迟' },
      severity: 2,
      description: '积压',
      tickets: [number],
    })
    const over = { status: 'resolved', body: { 'zh-CN': '已恢复。' }, approve: { reason: '急' } }
    await publishNow(ctx, incident.number, UpdateInput.parse(over))
    return around(
      () => only(sql`select count(*)::int from tickets where state = 'resolved'`),
      () => run('incident.recover', { incidentId: incident.id }),
    )
  },
  async 'maintenance.run'() {
    const hour = 3_600_000
    await announceMaintenance(await commander(), {
      title: { 'zh-CN': '查询库扩容' },
      body: { 'zh-CN': '期间查询可能变慢。' },
      components: ['lookup'],
      startsAt: new Date(Date.now() + hour),
      endsAt: new Date(Date.now() + 2 * hour),
    })
    await sql`update maintenance_windows set starts_at = now() - interval '1 minute', next_at = now()`
    return around(
      () => only(sql`select state = 'in_progress' from maintenance_windows`),
      () => run('maintenance.run', {}),
    )
  },
  async 'mails.read'() {
    await receiveMail(asSystem(), {
      source: 'smtp',
      deliveryId: await sentMail(),
      envelope: { sender: '', recipient: 'bounce+x@bounces.demo.invalid' },
      raw: postfix({ status: '5.1.1' }),
    })
    return around(
      () => only(sql`select count(*)::int from inbound_mails where state = 'parsed'`),
      () => run('mails.read', {}),
    )
  },
  async 'receipts.pull'() {
    // No vendor is asked here: there is nothing to do, and that is no failure.
    return around(
      () => only(sql`select count(*)::int from receipt_pulls`),
      () => run('receipts.pull', {}),
    )
  },
  async 'audit.chain'() {
    await createTicket()
    const isLinked = async () => (await only(sql`select bool_and(hash is not null) from audit_rows`)) === true
    // A transaction that is open anywhere on the server, as another test's may be, holds the chain back for as long.
    return around(isLinked, () =>
      until('the chain is linked', async () => {
        await run('audit.chain', {})
        return isLinked()
      }),
    )
  },
}

async function around(read: () => Promise<unknown>, work: () => Promise<unknown>): Promise<unknown[]> {
  const before = await read()
  await work()
  return [before, await read()]
}

const expected: Record<JobName, unknown[]> = {
  'announcement.expand': [0, 2],
  'notice.begin': [false, true],
  'notice.hold': [0, 2],
  'deliveries.drain': [0, 1],
  'tickets.assign': [0, 1],
  'incident.recover': [0, 1],
  'maintenance.run': [false, true],
  'mails.read': [0, 1],
  'receipts.pull': [0, 0],
  'audit.chain': [false, true],
}

test.each(Object.entries(effects))('the job %s does its own work', async (name, effect) => {
  expect(await effect()).toEqual(Object.entries(expected).find(([job]) => job === name)?.[1])
})
