import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import { listOwnAlarms } from '#app/domain/delivery/alarms/own-alarms.ts'
import { answerTicket } from '#app/domain/desk/tickets/answer.ts'
import { assignTicket } from '#app/domain/desk/tickets/assign.ts'
import { listInbox } from '#app/domain/desk/tickets/inbox.ts'
import { markRead } from '#app/domain/desk/tickets/mark-read.ts'
import { mentionableOn, mentionedIn } from '#app/domain/desk/tickets/mentions.ts'
import { canSee } from '#app/domain/desk/tickets/policy.ts'
import { replyToTicket } from '#app/domain/desk/tickets/reply.ts'
import { resolveTicket } from '#app/domain/desk/tickets/resolve.ts'
import { superviseTicket } from '#app/domain/desk/tickets/supervise.ts'
import { findTicket, type Ticket } from '#app/domain/desk/tickets/ticket.ts'
import { transferTicket } from '#app/domain/desk/tickets/transfer.ts'
import { watchTicket } from '#app/domain/desk/tickets/watch.ts'
import { watchersOf } from '#app/domain/desk/watchers/watchers.ts'
import type { StaffActor } from '#app/domain/ground/context.ts'
import { as, asSystem } from '#test/support/context.ts'
import { sql } from '#test/support/database.ts'
import { createTicket, hire, openDesk } from '#test/support/desk.ts'

let ticket: Ticket
let lead: StaffActor
let agent: StaffActor
let colleague: StaffActor

beforeEach(async () => {
  await openDesk()
  ;[lead, agent, colleague] = [await hire(['lead']), await hire(['agent']), await hire(['agent'])]
  ticket = await createTicket()
  await sql`update tickets set department_id = ${agent.departmentId}, assignee_id = null where id = ${ticket.id}`
})

const later = (ms = 1000) => new Date(Date.now() + ms)
const answer = (now?: Date) =>
  answerTicket(as({ type: 'reporter', ticketId: ticket.id }, now), { body: '还是查不到。' })
const kindsOf = async (person: StaffActor) => (await listOwnAlarms(as(person))).map(({ kind }) => kind).sort()
const isUnread = async (person: StaffActor) =>
  (await listInbox(as(person), { view: 'all', limit: 10 })).items.map(({ unread }) => unread)

describe('unread', () => {
  test('is what its reporter wrote on a ticket that is mine or that I watch', async () => {
    await answer()
    expect(await isUnread(agent)).toEqual([false])
    await assignTicket(as(lead), ticket.number, agent.id)
    await watchTicket(as(colleague), ticket.number, true)
    expect([await isUnread(agent), await isUnread(colleague), await isUnread(lead)]).toEqual([
      [true],
      [true],
      [false],
    ])
  })

  test('is read until the reporter writes again', async () => {
    await assignTicket(as(lead), ticket.number, agent.id)
    await markRead(as(agent, later()), ticket.number, later())
    expect(await isUnread(agent)).toEqual([false])
    await replyToTicket(as(lead, later(2000)), ticket.number, { visibility: 'internal', body: '请跟进。' })
    expect(await isUnread(agent)).toEqual([false])
    await answer(later(3000))
    expect(await isUnread(agent)).toEqual([true])
  })
})

describe('calls', () => {
  test('an assignment by somebody else calls, taking it oneself does not, and the next one ends it', async () => {
    await assignTicket(as(agent), ticket.number, agent.id)
    expect(await kindsOf(agent)).toEqual([])
    await assignTicket(as(lead), ticket.number, colleague.id)
    expect(await kindsOf(colleague)).toEqual(['assigned'])
    await assignTicket(as(lead), ticket.number, agent.id)
    expect([await kindsOf(colleague), await kindsOf(agent)]).toEqual([[], ['assigned']])
  })

  test('answers call the assignee and watchers, once however many come, until each has read them', async () => {
    await assignTicket(as(agent), ticket.number, agent.id)
    await watchTicket(as(colleague), ticket.number, true)
    await answer()
    await answer(later(500))
    expect([await kindsOf(agent), await kindsOf(colleague), await kindsOf(lead)]).toEqual([
      ['answered'],
      ['answered'],
      [],
    ])
    // What was shown before the second answer leaves it open.
    await markRead(as(agent, later()), ticket.number, new Date(Date.now() + 100))
    expect(await kindsOf(agent)).toEqual(['answered'])
    await markRead(as(agent, later()), ticket.number, later())
    expect([await kindsOf(agent), await kindsOf(colleague)]).toEqual([[], ['answered']])
  })

  test('the database refuses a second open call of one kind for one person', async () => {
    const insert = () => sql`
      insert into alarms (id, kind, subject_type, subject_id, staff_id, raised_at)
      values (gen_random_uuid(), 'answered', 'ticket', ${ticket.id}, ${agent.id}, now())`
    await insert()
    await expect(insert()).rejects.toMatchObject({ code: '23505' })
  })

  test('supervision calls who has the ticket, or the leads; its end and the resolution end it', async () => {
    const supervise = (active: boolean) =>
      superviseTicket(as(lead), ticket.number, { active, reason: '超期' })
    await supervise(true)
    expect(await kindsOf(lead)).toEqual(['supervised'])
    await supervise(false)
    expect(await kindsOf(lead)).toEqual([])
    await assignTicket(as(agent), ticket.number, agent.id)
    await supervise(true)
    expect([await kindsOf(agent), await kindsOf(lead)]).toEqual([['supervised'], []])
    await resolveTicket(as(agent), ticket.number, { answer: '已补传。' })
    expect(await kindsOf(agent)).toEqual([])
  })

  test('clocks that alarmed are silent once the ticket is resolved', async () => {
    await sql`insert into alarms (id, kind, subject_type, subject_id, staff_id, raised_at)
              values (gen_random_uuid(), 'resolution_overdue', 'ticket', ${ticket.id}, ${agent.id}, now())`
    expect(await kindsOf(agent)).toEqual(['resolution_overdue'])
    await resolveTicket(as(agent), ticket.number, { answer: '已补传。' })
    expect(await kindsOf(agent)).toEqual([])
  })
})

describe('watching', () => {
  test('who has passed a ticket on hears of its reporter, and may stop', async () => {
    await transferTicket(as(agent), ticket.number, { department: 'data_repair', reason: '需要补数据' })
    expect((await watchersOf(asSystem(), ticket.id)).map(({ id }) => id)).toEqual([agent.id])
    await answer()
    expect(await kindsOf(agent)).toEqual(['answered'])
    await watchTicket(as(agent), ticket.number, false)
    await watchTicket(as(agent), ticket.number, false)
    expect(await watchersOf(asSystem(), ticket.id)).toEqual([])
  })

  test('who lost sight of a ticket is called no more, and a stranger watches none', async () => {
    await watchTicket(as(colleague), ticket.number, true)
    await sql`update tickets set department_id = (select id from departments where key = 'product')
               where id = ${ticket.id}`
    await answer()
    expect(await kindsOf(colleague)).toEqual([])
    await expect(watchTicket(as(colleague), ticket.number, true)).rejects.toMatchObject({ kind: 'notFound' })
  })
})

describe('mentions', () => {
  const note = (body: string) => replyToTicket(as(agent), ticket.number, { visibility: 'internal', body })

  test('a colleague who is named in a note is called and watches from then on', async () => {
    await note(`请 @${colleague.name} 看一下`)
    expect(await kindsOf(colleague)).toEqual(['mentioned'])
    expect((await watchersOf(asSystem(), ticket.id)).map(({ id }) => id)).toEqual([colleague.id])
    await markRead(as(colleague, later()), ticket.number, later())
    expect(await kindsOf(colleague)).toEqual([])
  })

  test('nobody is called who may not see the ticket, nor by what the reporter reads', async () => {
    const stranger = await hire(['agent'], 'product')
    await note(`@${stranger.name} 你好`)
    await replyToTicket(as(agent), ticket.number, { visibility: 'public', body: `@${colleague.name} 会处理` })
    expect([await kindsOf(stranger), await kindsOf(colleague)]).toEqual([[], []])
  })

  test('those who may be mentioned are those who may see it', async () => {
    const people = [
      agent,
      lead,
      colleague,
      await hire(['manager'], null),
      await hire(['knowledge_editor'], null),
      await hire(['agent'], 'product'),
    ]
    const seen = await findTicket(asSystem(), ticket.number)
    const mentionable = (await mentionableOn(as(agent), seen)).map(({ id }) => id)
    const expected = people.filter((person) => person.id !== agent.id && canSee(person, seen))
    expect(new Set(mentionable)).toEqual(new Set(expected.map(({ id }) => id)))
  })

  test('the longest name is meant, each person once, whatever stands around it', () => {
    const people = ['张三', '张三丰', '李四'].map((name) => ({ id: name, name }))
    const named = (text: string) => mentionedIn(text, people).map(({ id }) => id)
    expect(named('@张三丰和＠李四，@李四')).toEqual(['张三丰', '李四'])
    expect(named('@张三，请看')).toEqual(['张三'])
    expect(named('张三 @ 张三 a@b.cn @王五')).toEqual([])
    fc.assert(
      fc.property(fc.string(), fc.subarray(people), (text, called) => {
        const body = called.map(({ name }) => `${text}@${name} `).join('')
        expect(named(body)).toEqual(expect.arrayContaining(called.map(({ id }) => id)))
      }),
    )
  })
})
