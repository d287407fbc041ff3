import { afterAll, beforeEach, expect, test } from 'vitest'
import { acknowledgeAlarmsUntil, listOwnAlarms } from '#app/domain/delivery/alarms/own-alarms.ts'
import { putAlarm } from '#app/domain/delivery/alarms/raise.ts'
import type { StaffActor } from '#app/domain/ground/context.ts'
import { deskChannel, readDeskSignal, type DeskSignal } from '#app/domain/ground/signals/desk-signal.ts'
import { listen } from '#app/platform/listen.ts'
import { closeRuntime } from '#app/platform/runtime.ts'
import { action } from '#app/routes/desk/alarms.ts'
import { as, asSystem, at } from '#test/support/context.ts'
import { databaseUrl } from '#test/support/database.ts'
import { createTicket, hire, openDesk } from '#test/support/desk.ts'
import { args, locationOf, post, signedIn } from '#test/support/desk-request.ts'
import { until } from '#test/support/until.ts'

let heard: DeskSignal[] = []
let isOpen = false
const ear = listen(databaseUrl, deskChannel, {
  heard: (payload) => void heard.push(...[readDeskSignal(payload)].filter((signal) => signal !== null)),
  opened: () => void (isOpen = true),
  lost: () => void (isOpen = false),
})

let lead: StaffActor
let agent: StaffActor

beforeEach(async () => {
  await openDesk()
  ;[lead, agent] = [await hire(['lead']), await hire(['agent'])]
  await until('the ear is open', () => isOpen)
})
afterAll(async () => {
  await ear.stop()
  await closeRuntime()
})

const nine = at('2026-03-02T09:00+08:00')
const ten = at('2026-03-02T10:00+08:00')

async function alarmOf(person: { staffId: string | null; departmentId?: string | null }, now = nine) {
  const { id } = await createTicket()
  await putAlarm(asSystem(now), { kind: 'assigned', subject: { type: 'ticket', id }, ...person })
}
const openOf = async (person: StaffActor) => (await listOwnAlarms(as(person))).length

test('all alarms that the page showed are seen off at once, one raised meanwhile and those of others stay', async () => {
  await alarmOf({ staffId: lead.id })
  await alarmOf({ staffId: lead.id })
  await alarmOf({ staffId: null, departmentId: lead.departmentId })
  await alarmOf({ staffId: lead.id }, ten)
  await alarmOf({ staffId: agent.id })
  expect(await openOf(lead)).toBe(4)
  await until('the raising is heard', () => heard.length >= 5)
  heard = []

  await acknowledgeAlarmsUntil(as(lead), nine)

  expect([await openOf(lead), await openOf(agent)]).toEqual([1, 1])
  // Other tabs hear of it as of a single one: each bell once.
  await until('the bells are heard', () => heard.filter((signal) => 'bell' in signal).length >= 2)
  expect(heard.filter((signal) => 'bell' in signal)).toHaveLength(2)
})

test('the form leads back to its page, does the same twice, and refuses what is no time', async () => {
  await alarmOf({ staffId: agent.id })
  const cookie = await signedIn(agent)
  const send = (until: string) =>
    action(
      args(post('/desk/alarms', { until, back: '/desk/tickets?view=mine', formKey: `k-${until}` }, cookie)),
    )
  expect(locationOf(await send('soon'))).toContain('refused=')
  expect(await openOf(agent)).toBe(1)
  for (const _ of [1, 2]) expect(locationOf(await send(nine.toISOString()))).toBe('/desk/tickets?view=mine')
  expect(await openOf(agent)).toBe(0)
})
