import { beforeEach, expect, test } from 'vitest'
import type { StaffActor } from '#app/domain/ground/context.ts'
import { alarmLateIncidents } from '#app/domain/incidents/incidents/alarm-incidents.ts'
import { declareIncident } from '#app/domain/incidents/incidents/declare.ts'
import { handOverRole } from '#app/domain/incidents/incidents/hand-over.ts'
import type { Incident } from '#app/domain/incidents/incidents/incident.ts'
import { showIncident } from '#app/domain/incidents/incidents/show-incident.ts'
import { letStaffLeave } from '#app/domain/people/staff/leave.ts'
import { as, asSystem, at } from '#test/support/context.ts'
import { sql } from '#test/support/database.ts'
import { hire, openDesk } from '#test/support/desk.ts'

let first: StaffActor
let second: StaffActor
let incident: Incident
const monday = at('2026-03-02T09:00+08:00')
const evening = at('2026-03-02T18:00+08:00')

beforeEach(async () => {
  await openDesk()
  first = await hire(['commander'], null)
  second = await hire(['commander'], null)
  incident = await declareIncident(as(first, monday), {
    title: '查询中断',
    severity: 1,
    components: ['lookup'],
    description: '多地',
  })
})

test('the new commander is in charge, and the history says since when who was', async () => {
  await handOverRole(as(first, evening), incident.number, { role: 'commander', to: second.id })

  const room = await showIncident(as(second, evening), incident.number)
  expect(room.commander).toBe(second.name)
  expect(room.roles).toMatchObject([
    { role: 'commander', name: first.name, since: monday, until: evening },
    { role: 'commander', name: second.name, since: evening, until: null },
  ])
  expect(room.history.at(-1)).toMatchObject({
    action: 'incident.role_handed_over',
    details: { role: 'commander', from: first.id, to: second.id },
  })
  await alarmLateIncidents(asSystem(evening))
  expect(await sql`select distinct staff_id from alarms`).toEqual([{ staff_id: second.id }])
})

test('communications and scribe are given first and handed on later', async () => {
  const writer = await hire(['communications'], null)
  const agent = await hire()
  await handOverRole(as(first, monday), incident.number, { role: 'communications', to: writer.id })
  await handOverRole(as(second, monday), incident.number, { role: 'scribe', to: agent.id })
  await handOverRole(as(first, evening), incident.number, { role: 'scribe', to: writer.id })

  const { roles, incident: after } = await showIncident(as(first), incident.number)
  expect(roles.filter(({ until }) => until === null).map(({ role, name }) => [role, name])).toEqual(
    expect.arrayContaining([
      ['commander', first.name],
      ['communications', writer.name],
      ['scribe', writer.name],
    ]),
  )
  expect(after.commanderId).toBe(first.id)
})

test('only a commander or an administrator hands a role over', async () => {
  const writer = await hire(['communications'], null)
  const taking = handOverRole(as(writer), incident.number, { role: 'communications', to: writer.id })
  await expect(taking).rejects.toMatchObject({ status: 403 })
  const admin = await hire(['admin'], null)
  await handOverRole(as(admin), incident.number, { role: 'commander', to: admin.id })
  await sql`update staff set roles = '{agent}' where id = ${admin.id}`
  const agentInCharge: StaffActor = { ...admin, roles: ['agent'] }
  await handOverRole(as(agentInCharge), incident.number, { role: 'commander', to: first.id })
})

test('a role goes to somebody who is here and can fill it', async () => {
  const agent = await hire()
  const gone = await hire(['commander'], null)
  await letStaffLeave(as(await hire(['admin'], null)), gone.id)
  for (const [role, to, message] of [
    ['commander', agent.id, 'role_missing'],
    ['communications', agent.id, 'role_missing'],
    ['commander', gone.id, 'unknown'],
  ] as const) {
    const handing = handOverRole(as(first), incident.number, { role, to })
    await expect(handing).rejects.toMatchObject({ fields: [{ field: 'to', message }] })
  }
})

test('handing over twice at once leaves one holder', async () => {
  await Promise.all(
    [1, 2, 3].map(() => handOverRole(as(first), incident.number, { role: 'commander', to: second.id })),
  )
  const { roles } = await showIncident(as(first), incident.number)
  expect(roles).toHaveLength(2)
  expect(roles.filter(({ until }) => until === null)).toHaveLength(1)
})
