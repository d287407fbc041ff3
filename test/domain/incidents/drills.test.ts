import { beforeEach, expect, test } from 'vitest'
import type { StaffActor } from '#app/domain/ground/context.ts'
import { amendIncident } from '#app/domain/incidents/incidents/amend.ts'
import { incidentCandidates } from '#app/domain/incidents/incidents/candidates.ts'
import { copyTicketsIntoDrill } from '#app/domain/incidents/incidents/copy-into-drill.ts'
import { declareIncident } from '#app/domain/incidents/incidents/declare.ts'
import { UpdateInput } from '#app/domain/incidents/incidents/draft-update.ts'
import type { Incident } from '#app/domain/incidents/incidents/incident.ts'
import { linkTickets, scopeOf } from '#app/domain/incidents/incidents/link-tickets.ts'
import { joinableIncident } from '#app/domain/incidents/incidents/open-incidents.ts'
import { publishNow } from '#app/domain/incidents/incidents/publish-update.ts'
import { recoverTickets } from '#app/domain/incidents/incidents/recover.ts'
import { runStage } from '#app/domain/incidents/incidents/run-stage.ts'
import { channelsOf } from '#app/domain/ground/vocabulary/lanes.ts'
import { drainDeliveries } from '#app/domain/messages/rendering/drain-deliveries.ts'
import { alarmLateTickets } from '#app/domain/desk/tickets/alarm-tickets.ts'
import { countViews } from '#app/domain/desk/tickets/count-inbox.ts'
import { listInbox } from '#app/domain/desk/tickets/inbox.ts'
import { replyToTicket } from '#app/domain/desk/tickets/reply.ts'
import { resolveTicket } from '#app/domain/desk/tickets/resolve.ts'
import type { Ticket } from '#app/domain/desk/tickets/ticket.ts'
import { as, asSystem } from '#test/support/context.ts'
import { db, sql } from '#test/support/database.ts'
import { createTicket, hire, openDesk } from '#test/support/desk.ts'
import { changesOf, stateOfTables } from '#test/support/table-states.ts'

let commander: StaffActor

beforeEach(async () => {
  await openDesk()
  commander = await hire(['commander', 'admin'], null)
})

const drill = (over: object = {}): Promise<Incident> =>
  declareIncident(as(commander), {
    title: '演练：查询库主备切换',
    severity: 2,
    components: ['lookup'],
    description: '演练',
    drill: true,
    ...over,
  })
const realTickets = (count: number) => Promise.all(Array.from({ length: count }, () => createTicket()))
const numbersOf = (rows: ReadonlyArray<Pick<Ticket, 'number'>>) => rows.map(({ number }) => number)
const publish = (incident: Incident, status: string) =>
  publishNow(
    as(commander),
    incident.number,
    UpdateInput.parse({ status, body: { 'zh-CN': '演练通报。' }, approve: { reason: '演练' } }),
  )
const copiesIn = (incident: Incident) =>
  listInbox(as(commander), { view: 'all', incident: incident.number, limit: 100 })

/** Every row that belongs to real tickets and their reporters, and all that was ever put into the post. */
async function realRows(tickets: readonly Ticket[]) {
  const ids = tickets.map(({ id }) => id)
  const contacts = tickets.map(({ contactId }) => contactId)
  return {
    tickets: await sql`select * from tickets where id = any(${ids}) order by id`,
    invoices: await sql`select * from reported_invoices where ticket_id = any(${ids}) order by ticket_id`,
    contacts: await sql`select * from contacts where id = any(${contacts}) order by id`,
    messages: await sql`select * from messages where ticket_id = any(${ids}) order by id`,
    events: await sql`select * from events where subject_id = any(${ids}) order by id`,
    relations: await sql`select * from ticket_relations`,
    surveys: await sql`select * from surveys`,
    notices: await sql`select id, message from notices order by id`,
    deliveries: await sql`select id, state from deliveries order by id`,
  }
}

/** What a worker puts out when it is given everything of incidents and surveys that is due within a month. */
async function sentFromNowOn(): Promise<string[]> {
  await sql`update deliveries set next_at = now() where next_at > now()`
  const reached: string[] = []
  for (const lane of ['incident', 'survey'] as const)
    for (const channel of channelsOf[lane])
      await drainDeliveries(asSystem(), lane, channel, {
        name: 'sink',
        concurrency: 1,
        send: async ({ to }) => {
          reached.push(to)
          return { state: 'sent' }
        },
        close: async () => undefined,
      })
  return reached
}

test('a drill from declaration to recovery changes no real row and puts nothing into the post', async () => {
  const tickets = await realTickets(50)
  const before = await realRows(tickets)

  const incident = await drill({ tickets: numbersOf(tickets) })
  await publish(incident, 'investigating')
  await publish(incident, 'resolved')
  await recoverTickets(asSystem(), incident.id)

  expect(await realRows(tickets)).toEqual(before)
  expect(await scopeOf(asSystem(), incident.id)).toMatchObject({ tickets: 50, openTickets: 0 })
})

test('the public is not even told that something has changed', async () => {
  const version = async () => sql`select version, changed_at from content_versions where name = 'public'`
  const before = await version()
  const incident = await drill()
  await runStage(as(commander), incident.number, 'diagnose', { action: 'complete' })
  await publish(incident, 'identified')
  await amendIncident(as(commander), incident.number, { severity: 1 })
  await publish(incident, 'resolved')
  expect(await version()).toEqual(before)
})

test('a wrong try to link a real ticket to a drill of fifty copies leaves every table as it was', async () => {
  const tickets = await realTickets(51)
  const copied = numbersOf(tickets.slice(0, 50))
  const incident = await drill({ tickets: copied })
  await publish(incident, 'investigating')
  const [real = ''] = numbersOf(tickets.slice(50))
  const copies = numbersOf((await copiesIn(incident)).items)
  expect(copies).toHaveLength(50)
  const [before, rows] = [await stateOfTables(), await realRows(tickets)]

  for (const add of [[real], [...copies, real], [real, ...copied]])
    await expect(linkTickets(as(commander), incident.number, { add })).rejects.toMatchObject({
      reason: 'ticket.real_in_drill',
    })

  expect(changesOf(before, await stateOfTables())).toEqual([])
  await publish(incident, 'resolved')
  await recoverTickets(asSystem(), incident.id)
  expect(await realRows(tickets)).toEqual(rows)
  expect(await sentFromNowOn()).toEqual([])
})

test('a real ticket can not be linked to a drill, whoever tries and by whichever way', async () => {
  const [agent, incident, ticket] = [await hire(), await drill(), await createTicket()]
  const before = await realRows([ticket])
  const refused = { reason: 'ticket.real_in_drill', status: 409 }

  await expect(linkTickets(as(agent), incident.number, { add: [ticket.number] })).rejects.toMatchObject(
    refused,
  )
  await expect(linkTickets(as(commander), incident.number, { add: [ticket.number] })).rejects.toMatchObject(
    refused,
  )
  const program = as({ type: 'api', keyId: commander.id, scopes: ['incidents:write'] })
  await expect(linkTickets(program, incident.number, { add: [ticket.number] })).rejects.toMatchObject(refused)

  expect(await realRows([ticket])).toEqual(before)
})

test('a copy can not be linked to a real incident, nor copied once more', async () => {
  const incident = await drill({ tickets: numbersOf(await realTickets(1)) })
  const [copy] = (await copiesIn(incident)).items
  const real = await declareIncident(as(commander), {
    title: '数据同步延迟',
    severity: 3,
    description: '积压',
  })

  const refused = { reason: 'ticket.copy_in_incident' }
  await expect(linkTickets(as(commander), real.number, { add: [copy?.number ?? ''] })).rejects.toMatchObject(
    refused,
  )
  await expect(
    copyTicketsIntoDrill(as(commander), incident.number, [copy?.number ?? '']),
  ).rejects.toMatchObject(refused)
  await expect(copyTicketsIntoDrill(as(commander), real.number, [])).rejects.toMatchObject({
    reason: 'incident.no_drill',
  })
})

test('copying twice makes one copy of each ticket', async () => {
  const numbers = numbersOf(await realTickets(3))
  const incident = await drill({ tickets: numbers })
  expect(await copyTicketsIntoDrill(as(commander), incident.number, numbers)).toBe(0)
  expect((await copiesIn(incident)).items).toHaveLength(3)
})

test('a copy carries what was reported and nothing of who reported it', async () => {
  const incident = await drill({ tickets: numbersOf(await realTickets(1)) })
  const [row] = await sql`
    select t.drill_since, t.subject, i.number, i.buyer_tax_id_index, i.seller_name,
           c.mobile_cipher, c.email_cipher, c.name_cipher
      from tickets t join contacts c on c.id = t.contact_id join reported_invoices i on i.ticket_id = t.id
     where t.incident_id = ${incident.id}`
  expect(row).toMatchObject({
    drill_since: expect.any(Date),
    number: expect.stringMatching(/^\d{20}$/),
    mobile_cipher: null,
    email_cipher: null,
    name_cipher: null,
    buyer_tax_id_index: null,
    seller_name: null,
  })
})

test('answering and resolving a copy tells nobody and asks nobody', async () => {
  const incident = await drill({ tickets: numbersOf(await realTickets(1)) })
  const [copy] = (await copiesIn(incident)).items
  const before = await sql`select id from notices`

  await replyToTicket(as(commander), copy?.number ?? '', { visibility: 'public', body: '演练答复。' })
  await resolveTicket(as(commander), copy?.number ?? '', { answer: '演练办结。' })

  expect(await sql`select id from notices`).toEqual(before)
  expect(await sql`select id from surveys`).toEqual([])
})

test('copies are in no list and no count of real tickets, and found by their drill or their number', async () => {
  const incident = await drill({ tickets: numbersOf(await realTickets(2)) })
  const inbox = await listInbox(as(commander), { view: 'all', limit: 100 })
  const { items } = await copiesIn(incident)

  expect(inbox.items.map(({ drill: isCopy }) => isCopy)).toEqual([false, false])
  expect(await countViews(as(commander))).toMatchObject({ all: 2, unassigned: 2 })
  expect(items.map(({ drill: isCopy }) => isCopy)).toEqual([true, true])
  const found = await listInbox(as(commander), { view: 'all', q: items[0]?.number, limit: 10 })
  expect(found.items).toHaveLength(1)
})

test('copies are offered to no incident, relate to no report and alarm nobody', async () => {
  const [ticket] = await realTickets(1)
  const incident = await drill({ tickets: [ticket?.number ?? ''] })
  const real = await declareIncident(as(commander), {
    title: '数据同步延迟',
    severity: 3,
    description: '积压',
  })
  const [invoice] = await sql`select number from reported_invoices where ticket_id = ${ticket?.id ?? null}`
  await createTicket({ invoice: { number: String(invoice?.number) } })

  const offered = await incidentCandidates(as(commander), real.number, 24)
  expect(offered.tickets.map(({ number }) => number)).toContain(ticket?.number)
  expect(offered.tickets).toHaveLength(2)
  expect(await sql`select kind from ticket_relations`).toHaveLength(1)
  const aMonthLater = new Date(Date.now() + 30 * 86_400_000)
  await alarmLateTickets(asSystem(aMonthLater))
  const [alarmed] = await sql`
    select count(*)::int as count from alarms a join tickets t on t.id = a.subject_id
     where t.incident_id = ${incident.id}`
  expect(alarmed).toEqual({ count: 0 })
})

test('a drill is offered only what it has no copy of, whatever another drill has', async () => {
  const [first, second, third] = numbersOf(await realTickets(3))
  const incident = await drill({ tickets: [first ?? ''] })
  const other = await drill({ tickets: [third ?? ''] })
  const offered = async (to: Incident) =>
    numbersOf((await incidentCandidates(as(commander), to.number, 24)).tickets).toSorted()

  expect(await offered(incident)).toEqual([second, third].toSorted())
  expect(await offered(other)).toEqual([first, second].toSorted())
  await copyTicketsIntoDrill(as(commander), incident.number, await offered(incident))
  expect(await offered(incident)).toEqual([])
})

test('no report of the public joins a drill, even with its number', async () => {
  const incident = await drill()
  await publish(incident, 'investigating')
  expect(await joinableIncident(asSystem(), incident.number)).toBeNull()
  const ticket = await createTicket({ incident: incident.number })
  expect(ticket.incidentId).toBeNull()
})

test('a real ticket that an older version left linked to a drill stays open when the drill ends', async () => {
  const incident = await drill()
  const ticket = await createTicket()
  await sql`update tickets set incident_id = ${incident.id} where id = ${ticket.id}`
  await publish(incident, 'resolved')
  await recoverTickets({ ...asSystem(), db }, incident.id)
  expect(await sql`select state from tickets where id = ${ticket.id}`).toEqual([{ state: 'new' }])
})
