import { beforeEach, expect, test, vi } from 'vitest'
import type { StaffActor } from '#app/domain/ground/context.ts'
import { countFound } from '#app/domain/desk/tickets/count-inbox.ts'
import { inTime } from '#app/domain/desk/tickets/in-time.ts'
import { listInbox } from '#app/domain/desk/tickets/inbox.ts'
import { markRead } from '#app/domain/desk/tickets/mark-read.ts'
import { readFilters } from '#app/domain/desk/tickets/read-filters.ts'
import { addMessage } from '#app/domain/desk/tickets/add-message.ts'
import { findTicket } from '#app/domain/desk/tickets/ticket.ts'
import { inboxFilters, type InboxFilters } from '#app/domain/ground/vocabulary/inbox-views.ts'
import { as, asSystem } from '#test/support/context.ts'
import { sql } from '#test/support/database.ts'
import { createTicket, hire, openDesk } from '#test/support/desk.ts'

let lead: StaffActor
let other: string
let chosen: string

beforeEach(async () => {
  vi.useRealTimers()
  await openDesk()
  lead = await hire(['lead'])
  other = (await createTicket()).number
  chosen = (await createTicket({ channel: 'hotline' }, new Date(Date.now() - 5 * 86_400_000))).number
})

const found = async (filters: InboxFilters, q?: string) =>
  (await listInbox(as(lead), { view: 'all', ...filters, q, limit: 50 })).items.map(({ number }) => number)

test('each filter finds the ticket that has what it asks for, and no other', async () => {
  await sql`update tickets set state = 'waiting_upstream', priority = 'urgent', kind = 'complaint', category = 'other',
    cause_code = 'number_not_invoice', tags = '{月底}', supervised_at = now(), nudged_at = now(),
    assignee_id = ${lead.id} where number = ${chosen}`
  await sql`insert into surveys (id, ticket_id, resolution, created_at, expires_at)
            select gen_random_uuid(), id, 1, now(), now() from tickets`
  await sql`insert into survey_answers (survey_id, version, solved, level, via, answered_at)
            select s.id, v.version, true, case when t.number = ${chosen} then 4 - v.version else 1 + v.version end, 'link', now()
              from surveys s join tickets t on t.id = s.ticket_id, (values (1), (2)) v (version)`
  await markRead(as(lead), other, new Date())
  const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
  const asked: InboxFilters[] = [
    { state: 'waiting_upstream' },
    { assignee: 'me' },
    { assignee: lead.id },
    { priority: 'urgent' },
    { kind: 'complaint' },
    { category: 'other' },
    { channel: 'hotline' },
    { cause: 'number_not_invoice' },
    { tag: '月底' },
    { to: day(-3) },
    { supervised: 'yes' },
    { nudged: 'yes' },
    { rated: 'low' },
    { unread: 'yes' },
    { from: day(-7), to: day(-3), priority: 'urgent' },
  ]
  for (const filters of asked) expect([filters, await found(filters)]).toEqual([filters, [chosen]])
  expect(await found({ assignee: 'nobody' })).toEqual([other])
  expect(await found({ from: day(-3) })).toEqual([other])
  expect(await found({ department: 'product' })).toEqual([])
  expect(await found({ department: 'taxpayer_service' })).toHaveLength(2)
})

test('a filter that stands for nothing is refused and named', async () => {
  const wrong: Record<(typeof inboxFilters)[number], string> = {
    state: 'lost',
    department: 'nowhere',
    assignee: 'somebody',
    priority: 'highest',
    kind: 'letter',
    category: 'nothing',
    channel: 'pigeon',
    cause: 'none',
    incident: 'INC-1',
    tag: '长'.repeat(41),
    from: '2026-02-30',
    to: 'yesterday',
    supervised: 'no',
    nudged: '1',
    rated: 'high',
    unread: 'true',
  }
  for (const [field, value] of Object.entries({ ...wrong, order: 'best' }))
    await expect(readFilters(as(lead), new URLSearchParams({ [field]: value }))).rejects.toMatchObject({
      kind: 'invalid',
      fields: [{ field, message: 'choice' }],
    })
  expect(
    await readFilters(as(lead), new URLSearchParams({ state: 'new', tag: ' 月底 ', order: 'oldest' })),
  ).toEqual({ state: 'new', tag: '月底', order: 'oldest' })
})

test('a search says how many it found, and of what is looked for too long nothing is said', async () => {
  expect(await countFound(as(lead), { view: 'all', q: '查验平台' })).toBe(2)
  expect(await countFound(as(lead), { view: 'all', channel: 'hotline' })).toBe(1)
  expect(await countFound(as(await hire(['agent'], 'product')), { view: 'all', q: '查验平台' })).toBe(0)
  const slow = await inTime(as(lead), 50, (tx) => tx.db.execute('select pg_sleep(2)'))
  expect(slow).toBeNull()
})

test('a row says who wrote last, and the beginning of it in one line, cut between characters', async () => {
  const family = '👨‍👩‍👧‍👦'
  const ticket = await findTicket(as(lead), chosen)
  const messages = [
    { author: 'reporter', visibility: 'public', body: `补充\n\n  说明：${family.repeat(100)}` },
    { author: 'staff', visibility: 'internal', body: '只给同事看' },
  ] as const
  for (const message of messages) await addMessage(asSystem(), ticket, message)

  const { items } = await listInbox(as(lead), { view: 'all', order: 'newest', limit: 50 })
  expect(items[0]?.last).toEqual({ by: 'reporter', name: null, text: '查验平台提示查无此票。' })
  expect(items[1]?.last.text).toMatch(new RegExp(`^补充 说明：(${family})+`, 'u'))
  expect(items[1]?.last.text).not.toContain('同事')
})
