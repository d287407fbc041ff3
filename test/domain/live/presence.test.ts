import { beforeEach, expect, test } from 'vitest'
import {
  forgetPresence,
  leaveTicket,
  lookAtTicket,
  whoIsLooking,
} from '#app/domain/desk/presence/presence.ts'
import { as, asSystem } from '#test/support/context.ts'
import { sql } from '#test/support/database.ts'
import { createTicket, hire, openDesk } from '#test/support/desk.ts'
import { uuidv7 } from '#app/platform/uuid.ts'
import type { StaffActor } from '#app/domain/ground/context.ts'
import type { Ticket } from '#app/domain/desk/tickets/ticket.ts'

let ticket: Ticket
let lead: StaffActor
let agent: StaffActor
const tab = () => uuidv7(new Date())
const away = () => sql`update ticket_presence set seen_at = now() - interval '31 seconds'`

beforeEach(async () => {
  await openDesk()
  ;[lead, agent] = [await hire(['lead']), await hire(['agent'])]
  ticket = await createTicket()
  await sql`update tickets set department_id = ${agent.departmentId} where id = ${ticket.id}`
})

test('somebody is seen by others and not by themselves, once for all their tabs, typing in one', async () => {
  await lookAtTicket(as(agent), ticket.number, { tabId: tab(), typing: false })
  await lookAtTicket(as(agent), ticket.number, { tabId: tab(), typing: true })
  const person = { id: agent.id, name: agent.name, typing: true }
  expect(await whoIsLooking(as(lead), [ticket.number])).toEqual({ [ticket.number]: [person] })
  expect(await whoIsLooking(as(agent), [ticket.number])).toEqual({})
})

test('who leaves, or is silent for half a minute, is away; the sweep takes their row', async () => {
  const [first, second] = [tab(), tab()]
  await lookAtTicket(as(agent), ticket.number, { tabId: first, typing: false })
  await leaveTicket(as(agent), ticket.number, first)
  expect(await whoIsLooking(as(lead), [ticket.number])).toEqual({})

  await lookAtTicket(as(agent), ticket.number, { tabId: second, typing: false })
  await away()
  expect(await whoIsLooking(as(lead), [ticket.number])).toEqual({})
  await forgetPresence(asSystem())
  expect(await sql`select 1 from ticket_presence`).toHaveLength(0)
})

test('who may not see a ticket neither looks at it nor learns who does', async () => {
  const stranger = await hire(['agent'], 'product')
  await lookAtTicket(as(agent), ticket.number, { tabId: tab(), typing: false })
  expect(await whoIsLooking(as(stranger), [ticket.number])).toEqual({})
  const look = lookAtTicket(as(stranger), ticket.number, { tabId: tab(), typing: false })
  await expect(look).rejects.toMatchObject({ kind: 'notFound' })
  const odd = lookAtTicket(as(agent), ticket.number, { tabId: "';--", typing: false })
  await expect(odd).rejects.toMatchObject({ kind: 'invalid' })
})
