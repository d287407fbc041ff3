import { afterEach, beforeEach, expect, test } from 'vitest'
import { expandNotice } from '#app/domain/delivery/broadcasts/expand.ts'
import { declareIncident } from '#app/domain/incidents/incidents/declare.ts'
import { UpdateInput } from '#app/domain/incidents/incidents/draft-update.ts'
import { publishNow } from '#app/domain/incidents/incidents/publish-update.ts'
import { loadSubjects, loadSubscriptions } from '#app/domain/messages/rendering/template-data.ts'
import { notices } from '#db/schema/index.ts'
import { as, asSystem } from '#test/support/context.ts'
import { databaseUrl, db, sql } from '#test/support/database.ts'
import { hire, openDesk } from '#test/support/desk.ts'
import { nodesOf, openExplained, type PlanNode } from '#test/support/explain.ts'

// 400 people asked about this incident and 30,000 about two hundred others: what is read is what it has to do with.

const own = 400
let noticeId: string
let explained: ReturnType<typeof openExplained>

beforeEach(async () => {
  await openDesk()
  const commander = as(await hire(['commander'], null))
  const title = { 'zh-CN': '数据同步延迟' }
  const { id, number } = await declareIncident(commander, { title, severity: 2, description: '积压' })
  const input = UpdateInput.parse({ status: 'investigating', body: title, approve: { reason: '急' } })
  noticeId = (await publishNow(commander, number, input)).noticeId ?? ''
  await sql`
    with others as (select n, gen_random_uuid() as id from generate_series(1, 200) n),
    asked as (
      select ${id}::uuid as incident_id, 'own-' || n as recipient from generate_series(1, ${own}) n
      union all
      select o.id, 'other-' || o.n || '-' || p from others o, generate_series(1, 150) p)
    insert into incident_subscribers (id, incident_id, channel, recipient, contact_id, language, confirmed_at)
    select gen_random_uuid(), incident_id, 'email', recipient, gen_random_uuid(), 'zh-CN', now() from asked`
  await sql`analyze incident_subscribers`
  explained = openExplained(databaseUrl, { type: 'system' })
})
afterEach(() => explained.close())

const ofTable = (plans: PlanNode[]) =>
  plans.flatMap(nodesOf).filter((node) => node['Relation Name'] === 'incident_subscribers')

test('the audience of an incident is listed from its part of the index alone', async () => {
  const plans = await explained.plansOf(() => expandNotice(explained.ctx, noticeId))
  const read = ofTable(plans)
  expect(read).not.toEqual([])
  expect(read.map((node) => node['Node Type'])).not.toContain('Seq Scan')
  expect(Math.max(...read.map((node) => node['Actual Rows'] ?? 0))).toBeLessThanOrEqual(own)
  const indexes = plans.flatMap(nodesOf).flatMap((node) => node['Index Name'] ?? [])
  expect(indexes).toContain('incident_subscribers_listening')
  const [row] = await sql`select audience from notices where id = ${noticeId}`
  expect(row).toMatchObject({ audience: own })
})

test.each(['force_custom_plan', 'force_generic_plan'] as const)(
  'whose subscription a chunk of messages is for is found by its addresses (%s)',
  async (mode) => {
    await expandNotice(asSystem(), noticeId)
    const rows = await sql<{ recipient: string }[]>`select recipient from deliveries limit 100`
    const found = await db.select().from(notices)
    const subjects = await loadSubjects(asSystem(), found)
    const known = { notices: new Map(found.map((notice) => [notice.id, notice])), subjects }
    const chunk = rows.map(({ recipient }) => delivery(recipient))
    const plans = await explained.plansOf(async () => {
      const { incidentSubscribers } = await loadSubscriptions(explained.ctx, 'email', known, chunk)
      expect(incidentSubscribers.size).toBe(100)
    }, mode)
    const read = ofTable(plans)
    expect(read).not.toEqual([])
    expect(read.map((node) => node['Node Type'])).not.toContain('Seq Scan')
    const blocks = read.map((node) => (node['Shared Hit Blocks'] ?? 0) + (node['Shared Read Blocks'] ?? 0))
    expect(Math.max(...blocks)).toBeLessThan(700)
  },
)

const delivery = (recipient: string) => ({
  id: crypto.randomUUID(),
  noticeId,
  contactId: crypto.randomUUID(),
  ticketId: null,
  language: 'zh-CN',
  recipient,
  attempts: 0,
  previous: 'queued' as const,
  unsureAt: null,
})
