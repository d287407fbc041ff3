import { beforeEach, expect, test } from 'vitest'
import { answerTicket } from '#app/domain/desk/tickets/answer.ts'
import { assignTicket } from '#app/domain/desk/tickets/assign.ts'
import { assignWaitingTickets } from '#app/domain/desk/tickets/assign-waiting.ts'
import { attachFiles } from '#app/domain/desk/tickets/attach-files.ts'
import { correctPriority } from '#app/domain/desk/corrections/correct-priority.ts'
import { replyToTicket } from '#app/domain/desk/tickets/reply.ts'
import { resolveTicket } from '#app/domain/desk/tickets/resolve.ts'
import { showTicket } from '#app/domain/desk/tickets/show-ticket.ts'
import { transferTicket } from '#app/domain/desk/tickets/transfer.ts'
import { takeBack } from '#app/domain/desk/undo/take-back.ts'
import { justDone } from '#app/domain/desk/undo/just-done.ts'
import { undoable } from '#app/domain/desk/undo/undoable.ts'
import { inTransaction, type Context, type StaffActor } from '#app/domain/ground/context.ts'
import { raiseAlarm } from '#app/domain/delivery/alarms/raise.ts'
import { claimDeliveries } from '#app/domain/delivery/sending/claim.ts'
import { declareIncident } from '#app/domain/incidents/incidents/declare.ts'
import { linkTickets } from '#app/domain/incidents/incidents/link-tickets.ts'
import { showOwnTicket } from '#app/domain/intake/own-ticket/show-own-ticket.ts'
import type { Ticket } from '#app/domain/desk/tickets/ticket.ts'
import { as, asSystem } from '#test/support/context.ts'
import { sql } from '#test/support/database.ts'
import { createTicket, hire, openDesk } from '#test/support/desk.ts'

beforeEach(openDesk)

const row = async ({ id }: { id: string }) => {
  const [{ version: _, ...rest } = {}] = await sql`select * from tickets where id = ${id}`
  return rest
}
/** Does something as the desk's forms do, and gives the step. */
async function step(
  person: StaffActor,
  action: string,
  { number }: Ticket,
  work: (tx: Context) => Promise<unknown>,
) {
  const { undo } = await inTransaction(as(person), (tx) =>
    undoable(tx, { action, numbers: [number], seconds: 10 }, () => work(tx)),
  )
  return undo ?? ''
}
const own = ({ id }: Ticket) => showOwnTicket(as({ type: 'reporter', ticketId: id }), 'zh-CN')
const replying = (person: StaffActor, ticket: Ticket, body = '已收到。') =>
  step(person, 'reply', ticket, (tx) => replyToTicket(tx, ticket.number, { visibility: 'public', body }))

test('a reply taken back was never sent or shown, its text is a draft, and every clock stands as before', async () => {
  const [agent, ticket] = [await hire(), await createTicket()]
  await sql`update deliveries set state = 'sent', sent_at = now()`
  const before = await row(ticket)
  const undo = await replying(agent, ticket)

  expect((await own(ticket)).messages).toEqual([])
  expect((await own(ticket)).state).toBe('new')
  expect((await claimDeliveries(asSystem(), 'ticket', 'email')).rows).toEqual([])
  expect(await takeBack(as(agent), undo)).toEqual({ action: 'reply', numbers: [ticket.number], kept: 0 })

  expect(await row(ticket)).toEqual(before)
  const view = await showTicket(as(agent), ticket.number)
  expect(view.messages).toEqual([])
  expect(view.drafts).toMatchObject([{ visibility: 'public', body: '已收到。' }])
  expect(view.history.at(-1)).toMatchObject({ action: 'ticket.taken_back', details: { what: 'reply' } })
  expect((await own(ticket)).timeline.map(({ action }) => action)).toEqual(['ticket.filed'])
  expect(await sql`select state, count(*)::int from deliveries group by state order by state`).toEqual([
    { state: 'cancelled', count: 2 },
    { state: 'sent', count: 2 },
  ])
})

test('what was typed since stands behind the text that comes back, and files are not kept with it', async () => {
  const [agent, ticket] = [await hire(), await createTicket()]
  const undo = await step(agent, 'reply', ticket, async (tx) => {
    const message = await replyToTicket(tx, ticket.number, { visibility: 'public', body: '一。' })
    const upload = {
      name: 'a.jpg',
      bytes: new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1]),
      type: 'image/jpeg' as const,
    }
    await attachFiles(tx, ticket.id, [upload], { messageId: message.id })
  })
  await sql`insert into drafts values (${ticket.id}, ${agent.id}, 'public', '二。', now())`
  await takeBack(as(agent), undo)

  expect((await showTicket(as(agent), ticket.number)).drafts).toMatchObject([{ body: '一。\n\n二。' }])
  expect(await sql`select id from files`).toEqual([])
})

test('a resolution taken back asks nobody for a rating, and the ticket may be resolved again', async () => {
  const [agent, ticket] = [await hire(), await createTicket()]
  const before = await row(ticket)
  const undo = await step(agent, 'resolve', ticket, (tx) =>
    resolveTicket(tx, ticket.number, { answer: '已补传。', causeCode: 'T2' }),
  )
  expect(await own(ticket)).toMatchObject({ state: 'new', survey: null })
  await takeBack(as(agent), undo)

  expect(await row(ticket)).toEqual(before)
  expect(await sql`select id from surveys`).toEqual([])
  expect(await sql`select key from open_reports where ticket_id = ${ticket.id}`).toHaveLength(2)
  await resolveTicket(as(agent), ticket.number, { answer: '已补传。', causeCode: 'T2' })
  expect(await sql`select resolution from surveys`).toEqual([{ resolution: 1 }])
})

test('a transfer can be taken back by those who have lost sight of the ticket: nobody is given it meanwhile', async () => {
  const [agent, ticket] = [await hire(), await createTicket()]
  await hire(['agent'], 'product')
  await assignTicket(as(agent), ticket.number, agent.id)
  const before = await row(ticket)
  const undo = await step(agent, 'transferred', ticket, (tx) =>
    transferTicket(tx, ticket.number, { department: 'product', reason: '归口' }),
  )
  const [{ department_id: there } = {}] = await sql`select department_id from tickets where id = ${ticket.id}`
  expect(await assignWaitingTickets(asSystem(), String(there))).toBe(0)
  await takeBack(as(agent), undo)
  expect(await row(ticket)).toEqual(before)

  await step(agent, 'transferred', ticket, (tx) =>
    transferTicket(tx, ticket.number, { department: 'product', reason: '归口' }),
  )
  await sql`update undo_steps set until = now() - interval '1 second'`
  expect(await assignWaitingTickets(asSystem(), String(there))).toBe(1)
})

test('a link is taken back in the history of the incident, too', async () => {
  const [agent, commander, ticket] = [await hire(), await hire(['commander'], null), await createTicket()]
  const incident = await declareIncident(as(commander), { title: '积压', severity: 2, description: '积压' })
  const undo = await step(agent, 'linked', ticket, (tx) =>
    linkTickets(tx, incident.number, { add: [ticket.number] }),
  )
  await takeBack(as(agent), undo)
  expect(await row(ticket)).toMatchObject({ incident_id: null })
  const told = await sql`select action from events where subject_id = ${incident.id} order by id`
  expect(told.map(({ action }) => action)).toContain('incident.tickets_unlinked')
})

test('only whoever did it takes it back, once, in time, and while nothing has happened since', async () => {
  const [agent, colleague, ticket] = [await hire(), await hire(), await createTicket()]
  const raise = (priority: string) =>
    step(agent, 'corrected', ticket, (tx) => correctPriority(tx, ticket.number, { priority }))

  const first = await raise('high')
  await expect(takeBack(as(colleague), first)).rejects.toMatchObject({ status: 404 })
  await takeBack(as(agent), first)
  await expect(takeBack(as(agent), first)).rejects.toMatchObject({ reason: 'undo.used' })

  const second = await raise('high')
  expect(await justDone(as(agent), second)).toMatchObject({ undo: { id: second } })
  await sql`update undo_steps set until = now() where id = ${second}`
  expect(await justDone(as(agent), second)).toEqual({ undo: null, bulk: null })
  await expect(takeBack(as(agent), second)).rejects.toMatchObject({ reason: 'undo.over' })

  const third = await raise('urgent')
  await replyToTicket(as(colleague), ticket.number, { visibility: 'internal', body: '看过了。' })
  await expect(takeBack(as(agent), third)).rejects.toMatchObject({ reason: 'undo.moved' })
})

test('a message that is being sent is not called back, and nothing else changes', async () => {
  const [agent, ticket] = [await hire(), await createTicket()]
  const undo = await replying(agent, ticket)
  const before = await row(ticket)
  await sql`update deliveries set state = 'sending', lease_until = now() + interval '1 minute'
             where notice_id in (select id from notices where message = 'ticket-replied')`
  await expect(takeBack(as(agent), undo)).rejects.toMatchObject({ reason: 'undo.sent' })
  expect(await row(ticket)).toEqual(before)
})

test('programs and jobs leave no step and do not wait', async () => {
  const ticket = await createTicket()
  const { undo } = await inTransaction(asSystem(), (tx) =>
    undoable(tx, { action: 'reply', numbers: [ticket.number], seconds: 10 }, () =>
      replyToTicket(tx, ticket.number, { visibility: 'public', body: '好。' }),
    ),
  )
  expect(undo).toBeNull()
  expect(await sql`select id from deliveries where next_at > now()`).toEqual([])
})

test('an assignment taken back calls nobody, and a resolution taken back leaves its alarms open', async () => {
  const [lead, agent, ticket] = [await hire(['lead']), await hire(), await createTicket()]
  const open = () =>
    sql`select kind from alarms where subject_id = ${ticket.id} and acknowledged_at is null order by kind`
  const given = await step(lead, 'assign', ticket, (tx) => assignTicket(tx, ticket.number, agent.id))
  expect(await open()).toEqual([{ kind: 'assigned' }])
  await takeBack(as(lead), given)
  expect(await open()).toEqual([])

  await raiseAlarm(asSystem(), {
    kind: 'resolution_overdue',
    subject: { type: 'ticket', id: ticket.id },
    staffId: agent.id,
  })
  const resolved = await step(lead, 'resolve', ticket, (tx) => resolveTicket(tx, ticket.number, {}))
  expect(await open()).toEqual([])
  await takeBack(as(lead), resolved)
  expect(await open()).toEqual([{ kind: 'resolution_overdue' }])
})

test('who became a watcher by what is taken back watches no more', async () => {
  const [agent, ticket] = [await hire(), await createTicket()]
  const undo = await step(agent, 'transfer', ticket, (tx) =>
    transferTicket(tx, ticket.number, { department: 'product', reason: '归产品' }),
  )
  expect(await sql`select staff_id from ticket_watchers`).toHaveLength(1)
  await takeBack(as(agent), undo)
  expect(await sql`select staff_id from ticket_watchers`).toEqual([])
})

test('a reporter who goes on before the resolution has left is not told that it ended', async () => {
  const [agent, ticket] = [await hire(), await createTicket()]
  await sql`update deliveries set state = 'sent'`
  await step(agent, 'resolve', ticket, (tx) =>
    resolveTicket(tx, ticket.number, { answer: '已补传。', causeCode: 'T2' }),
  )
  expect((await own(ticket)).can).toMatchObject({ withdraw: false, nudge: false })
  await answerTicket(as({ type: 'reporter', ticketId: ticket.id }), { body: '还是查不到。' })

  expect((await own(ticket)).state).toBe('reopened')
  const resolved = sql`select distinct d.state from deliveries d join notices n on n.id = d.notice_id
                        where n.message = 'ticket-resolved'`
  expect(await resolved).toEqual([{ state: 'cancelled' }])
})

test('who answers has read the ticket', async () => {
  const [agent, ticket] = [await hire(), await createTicket()]
  await replyToTicket(as(agent), ticket.number, { visibility: 'public', body: '已收到。' })
  const reads = await sql`select staff_id from ticket_reads where ticket_id = ${ticket.id}`
  expect(reads).toEqual([{ staff_id: agent.id }])
})
