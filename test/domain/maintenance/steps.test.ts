import { describe, expect, test } from 'vitest'
import { dueSteps, nextStep, stateAt, type Plan } from '#app/domain/incidents/maintenance/steps.ts'
import { at } from '#test/support/context.ts'

const plan = (over: Partial<Plan> = {}): Plan => ({
  state: 'scheduled',
  startsAt: at('2026-03-05T22:00+08:00'),
  endsAt: at('2026-03-06T04:00+08:00'),
  verifyMinutes: 30,
  noticeMinutes: 1440,
  notify: 'everyone',
  noticedAheadAt: null,
  completedAt: null,
  cancelledAt: null,
  ...over,
})
const named = (moment: string, over: Partial<Plan> = {}) =>
  dueSteps(plan(over), at(moment)).map(({ occasion }) => occasion)

describe('a window moves by itself', () => {
  test.each([
    ['2026-03-04T21:59+08:00', [], 'scheduled'],
    ['2026-03-04T22:00+08:00', ['ahead'], 'scheduled'],
    ['2026-03-05T22:00+08:00', ['started'], 'in_progress'],
    ['2026-03-06T03:29+08:00', ['started'], 'in_progress'],
    ['2026-03-06T03:30+08:00', ['started', 'verifying'], 'verifying'],
    ['2026-03-06T04:00+08:00', ['started', 'verifying', 'completed'], 'completed'],
    ['2026-03-09T00:00+08:00', ['started', 'verifying', 'completed'], 'completed'],
  ])('at %s it is due for %j and stands as %s', (moment, due, state) => {
    expect(named(moment)).toEqual(due)
    expect(stateAt(plan(), at(moment))).toBe(state)
  })

  test('without time for checking it goes from work to completed', () => {
    expect(named('2026-03-06T04:00+08:00', { verifyMinutes: 0 })).toEqual(['started', 'completed'])
  })

  test('who is not told at all is not told ahead', () => {
    expect(nextStep(plan({ notify: 'nobody' }))).toEqual({
      occasion: 'started',
      at: at('2026-03-05T22:00+08:00'),
    })
    expect(nextStep(plan({ noticeMinutes: 0 }))?.occasion).toBe('started')
  })

  test('what is over or called off has no next step', () => {
    expect(nextStep(plan({ cancelledAt: at('2026-03-01T00:00Z') }))).toBeNull()
    expect(nextStep(plan({ state: 'completed', completedAt: at('2026-03-01T00:00Z') }))).toBeNull()
  })

  test('a window called off keeps its last state', () => {
    const cancelled = plan({ state: 'in_progress', cancelledAt: at('2026-03-05T23:00+08:00') })
    expect(stateAt(cancelled, at('2026-03-09T00:00+08:00'))).toBe('in_progress')
  })
})
