import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chooseAssignee, type Candidate } from '#app/domain/desk/routing/choose-assignee.ts'

const person = (id: string, openTickets: number, last: string | null): Candidate => ({
  id,
  openTickets,
  lastAssignedAt: last === null ? null : new Date(last),
})
const lin = person('lin', 3, '2026-03-02T09:00+08:00')
const wang = person('wang', 1, '2026-03-02T11:00+08:00')
const zhao = person('zhao', 1, '2026-03-02T10:00+08:00')
const fresh = person('fresh', 1, null)

test('fewest open tickets gets the next one, a tie goes to who has waited longest', () => {
  expect(chooseAssignee('fewest_open', [lin, wang, zhao], 40)?.id).toBe('zhao')
  expect(chooseAssignee('fewest_open', [lin, wang, zhao, fresh], 40)?.id).toBe('fresh')
})

test('round robin takes who has waited longest, whatever they have', () => {
  expect(chooseAssignee('round_robin', [lin, wang, zhao], 40)?.id).toBe('lin')
})

test('nobody is chosen when all are at the cap, nobody is there, or the rule says so', () => {
  expect(chooseAssignee('fewest_open', [wang, zhao], 1)).toBeNull()
  expect(chooseAssignee('round_robin', [], 40)).toBeNull()
  expect(chooseAssignee('none', [wang], 40)).toBeNull()
})

const candidates = fc.uniqueArray(
  fc.record({
    id: fc.uuid(),
    openTickets: fc.nat(50),
    lastAssignedAt: fc.option(
      fc.date({ min: new Date('2026-01-01'), max: new Date('2026-12-31'), noInvalidDate: true }),
    ),
  }),
  { selector: (candidate) => candidate.id },
)

test('the choice never exceeds the cap, is the least busy and does not depend on the order of the list', () => {
  fc.assert(
    fc.property(candidates, fc.integer({ min: 1, max: 50 }), (people, cap) => {
      const chosen = chooseAssignee('fewest_open', people, cap)
      const free = people.filter((candidate) => candidate.openTickets < cap)
      expect(chosen === null).toBe(free.length === 0)
      if (chosen) expect(chosen.openTickets).toBe(Math.min(...free.map((candidate) => candidate.openTickets)))
      expect(chooseAssignee('fewest_open', people.toReversed(), cap)).toEqual(chosen)
    }),
  )
})

test('round robin gives everybody a turn before anybody has a second one', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.uuid(), { minLength: 1, maxLength: 8 }), (ids) => {
      const people: Candidate[] = ids.map((id) => ({ id, openTickets: 0, lastAssignedAt: null }))
      const turns = ids.map((_, at) => {
        const chosen = chooseAssignee('round_robin', people, 100)
        if (chosen) chosen.lastAssignedAt = new Date(Date.UTC(2026, 0, 1, 0, at))
        return chosen?.id
      })
      expect(new Set(turns)).toEqual(new Set(ids))
    }),
  )
})
