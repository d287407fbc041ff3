import { beforeEach, expect, test } from 'vitest'
import type { StaffActor } from '#app/domain/ground/context.ts'
import { alarmLateTickets } from '#app/domain/desk/tickets/alarm-tickets.ts'
import { listInbox } from '#app/domain/desk/tickets/inbox.ts'
import { findTicket } from '#app/domain/desk/tickets/ticket.ts'
import { declareIncident } from '#app/domain/incidents/incidents/declare.ts'
import { UpdateInput } from '#app/domain/incidents/incidents/draft-update.ts'
import { publishNow } from '#app/domain/incidents/incidents/publish-update.ts'
import { as, asSystem, at } from '#test/support/context.ts'
import { createTicket, hire, openDesk } from '#test/support/desk.ts'

const filed = at('2026-03-02T09:00:00+08:00')
const told = at('2026-03-02T10:00:00+08:00')
const promised = at('2026-03-02T14:00:00+08:00')

let commander: StaffActor
beforeEach(async () => {
  await openDesk()
  commander = await hire(['commander'], null)
})

async function linked(drill = false) {
  const ticket = await createTicket({}, filed)
  const incident = await declareIncident(as(commander, filed), {
    title: '同步延迟',
    severity: 2,
    description: '积压',
    drill,
    tickets: [ticket.number],
  })
  return { ticket, incident }
}
const words = (over: object = {}) =>
  UpdateInput.parse({
    status: 'identified',
    body: { 'zh-CN': '原因已查明。' },
    approve: { reason: '夜间' },
    ...over,
  })

test('a published update answers the linked tickets: their first-response clock stops and never runs out', async () => {
  const { ticket, incident } = await linked()
  await publishNow(as(commander, told), incident.number, words({ nextUpdateAt: promised.toISOString() }))
  expect(await findTicket(as(commander), ticket.number)).toMatchObject({
    firstRespondedAt: told,
    nextUpdateDueAt: promised,
  })

  const due = ticket.firstResponseDueAt ?? told
  const later = new Date(due.getTime() + 1000)
  await alarmLateTickets(asSystem(later))
  expect(await findTicket(as(commander), ticket.number)).toMatchObject({ responseBreachedAt: null })
  // What is late by then is the news that the update promised.
  const { items } = await listInbox(as(commander, later), { view: 'late', limit: 10 })
  expect(items.filter(({ firstRespondedAt }) => firstRespondedAt === null)).toEqual([])
})

test('an update that tells nobody, a drill and an earlier answer leave the clock as it is', async () => {
  const silent = await linked()
  await publishNow(as(commander, told), silent.incident.number, words({ notify: false }))
  expect(await findTicket(as(commander), silent.ticket.number)).toMatchObject({ firstRespondedAt: null })

  const drill = await linked(true)
  await publishNow(as(commander, told), drill.incident.number, words())
  expect(await findTicket(as(commander), drill.ticket.number)).toMatchObject({ firstRespondedAt: null })

  const twice = await linked()
  await publishNow(as(commander, told), twice.incident.number, words())
  await publishNow(as(commander, promised), twice.incident.number, words({ status: 'monitoring' }))
  expect(await findTicket(as(commander), twice.ticket.number)).toMatchObject({ firstRespondedAt: told })
})
