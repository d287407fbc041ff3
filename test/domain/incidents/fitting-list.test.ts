import { beforeEach, expect, test } from 'vitest'
import { listInbox } from '#app/domain/desk/tickets/inbox.ts'
import type { StaffActor } from '#app/domain/ground/context.ts'
import { declareIncident } from '#app/domain/incidents/incidents/declare.ts'
import { incidentsBesideList } from '#app/domain/incidents/incidents/fitting-ticket.ts'
import { byFit } from '#app/ui/desk/inbox/bulk-link.tsx'
import { as } from '#test/support/context.ts'
import { createTicket, hire, openDesk } from '#test/support/desk.ts'

let commander: StaffActor

beforeEach(async () => {
  await openDesk()
  commander = await hire(['commander'], null)
})

const declared = (more: object = {}) =>
  declareIncident(as(commander), {
    title: '故障',
    severity: 2,
    description: '多地',
    components: ['lookup'],
    ...more,
  })

async function besideList() {
  const manager = as(await hire(['manager'], null))
  const { items } = await listInbox(manager, { view: 'all', limit: 50 })
  return (await incidentsBesideList(manager))(items)
}

test('an incident is beside a list with the tickets that it may be behind: by symptom, kind, day and region', async () => {
  const ticket = await createTicket()
  await createTicket({ kind: 'technical_fault', symptom: undefined, invoice: undefined })
  const open = await declared()
  const ofVanished = await declared({ symptoms: ['vanished'] })
  const later = await declared({ issuedFrom: '2099-01-01' })
  const drill = await declared({ drill: true })

  const beside = await besideList()

  const fits = Object.fromEntries(beside.map((incident) => [incident.number, incident.fits]))
  expect(fits).toEqual({
    [open.number]: [ticket.number],
    [ofVanished.number]: [],
    [later.number]: [],
    [drill.number]: [],
  })
  expect(beside.filter((incident) => incident.drill).map(({ number }) => number)).toEqual([drill.number])
})

const incident = (number: string, fits: string[]) => ({
  number,
  title: { 'zh-CN': number },
  drill: false,
  fits,
})
const all = [incident('one', ['a', 'b']), incident('two', ['a']), incident('none', [])]
const numbers = (some: ReadonlyArray<{ number: string }>) => some.map(({ number }) => number)

test.each([
  [[], []],
  [['a'], ['one', 'two']],
  [['a', 'b'], ['one']],
  [['a', 'c'], []],
])('of the selected tickets %j each must fit: %j', (selected, fitting) => {
  const found = byFit(all, new Set(selected))
  expect(numbers(found.fitting)).toEqual(fitting)
  expect(numbers(found.others)).toEqual(numbers(all).filter((number) => !fitting.includes(number)))
})
