import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dayOf } from '#app/domain/ground/beijing-time.ts'
import { calendarOf, isConfirmed, mondayToFriday } from '#app/domain/desk/sla/calendar.ts'
import { slaTargets } from '#app/domain/desk/sla/defaults.ts'
import { dueAt } from '#app/domain/desk/sla/due-at.ts'
import { calendarDays, clockHours, workingDays, type SlaDuration } from '#app/domain/desk/sla/duration.ts'
import { extendByPause } from '#app/domain/desk/sla/pause.ts'
import { addWorkingTime, workingTimeBetween } from '#app/domain/desk/sla/working-time.ts'
import { priorities } from '#app/domain/ground/vocabulary/ticket-words.ts'

const at = (text: string) => new Date(`${text}+08:00`)

/** National Day 2026: 1–7 October off, Sunday 20 September and Saturday 10 October worked in exchange. */
const nationalDay = calendarOf(
  {
    holidays: new Set(['2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07']),
    workingWeekends: new Set(['2026-09-20', '2026-10-10']),
  },
  '2026-12-31',
)

test.each<[string, SlaDuration, string, string]>([
  ['2026-03-06T23:00', clockHours(2), '2026-03-07T01:00', 'hours run through the night and the weekend'],
  [
    '2026-03-06T15:00',
    calendarDays(7),
    '2026-03-13T15:00',
    'seven calendar days end at the same time a week later',
  ],
  [
    '2026-03-02T09:30',
    workingDays(1),
    '2026-03-03T09:30',
    'one working day ends at the same time the next day',
  ],
  ['2026-03-06T15:00', workingDays(1), '2026-03-09T15:00', 'Friday afternoon plus one is Monday afternoon'],
  ['2026-03-06T15:00', workingDays(3), '2026-03-11T15:00', 'the weekend does not count'],
  [
    '2026-03-07T10:00',
    workingDays(1),
    '2026-03-10T00:00',
    'a Saturday’s start counts from Monday: the end of Monday',
  ],
  ['2026-03-08T23:59', workingDays(1), '2026-03-10T00:00', 'so does a Sunday’s'],
  ['2026-03-02T00:00', workingDays(5), '2026-03-07T00:00', 'a whole week ends with Friday’s last moment'],
])('%s: %j is due at %s (%s)', (start, duration, due) => {
  expect(dueAt(at(start), duration, mondayToFriday)).toEqual(at(due))
})

test('holidays are left out and make-up days are worked', () => {
  expect(dueAt(at('2026-09-30T16:00'), workingDays(1), nationalDay)).toEqual(at('2026-10-08T16:00'))
  expect(dueAt(at('2026-10-09T16:00'), workingDays(1), nationalDay)).toEqual(at('2026-10-10T16:00'))
  expect(dueAt(at('2026-10-10T16:00'), workingDays(1), nationalDay)).toEqual(at('2026-10-12T16:00'))
})

test('past its last known day a calendar is Monday to Friday and not confirmed', () => {
  const due = dueAt(at('2026-12-31T10:00'), workingDays(1), nationalDay)

  expect(due).toEqual(at('2027-01-01T10:00'))
  expect(isConfirmed(nationalDay, due)).toBe(false)
  expect(isConfirmed(nationalDay, at('2026-12-31T23:59'))).toBe(true)
  expect(isConfirmed(mondayToFriday, due)).toBe(false)
})

test('a calendar without working days is an error and no endless loop', () => {
  const never = { isWorkingDay: () => false, coveredUntil: null }
  expect(() => dueAt(at('2026-03-02T09:00'), workingDays(1), never)).toThrow(RangeError)
})

test('a pause gives back the time that passed, a weekend’s pause no working time', () => {
  const due = at('2026-03-11T15:00')
  const overnight = { from: at('2026-03-02T18:00'), to: at('2026-03-03T09:00') }
  const weekend = { from: at('2026-03-07T00:00'), to: at('2026-03-09T00:00') }

  expect(extendByPause(due, overnight, 'clock_hours', mondayToFriday)).toEqual(at('2026-03-12T06:00'))
  expect(extendByPause(due, overnight, 'working_days', mondayToFriday)).toEqual(at('2026-03-12T06:00'))
  expect(extendByPause(due, weekend, 'calendar_days', mondayToFriday)).toEqual(at('2026-03-13T15:00'))
  expect(extendByPause(due, weekend, 'working_days', mondayToFriday)).toEqual(due)
  expect(extendByPause(due, { from: weekend.to, to: weekend.from }, 'calendar_days', mondayToFriday)).toEqual(
    due,
  )
})

test('targets follow priority, and a suggestion is answered in seven calendar days', () => {
  expect(slaTargets('missing_invoice', 'urgent')).toEqual({
    firstResponse: clockHours(2),
    nextUpdate: clockHours(4),
    resolution: clockHours(24),
  })
  expect(slaTargets('missing_invoice', 'low').resolution).toEqual(workingDays(15))
  for (const priority of priorities) {
    expect(slaTargets('feature_suggestion', priority).resolution).toEqual(calendarDays(7))
  }
})

const instant = fc.date({ min: new Date('2024-01-01'), max: new Date('2028-01-01'), noInvalidDate: true })
const length = fc.integer({ min: 1, max: 40 * 24 * 60 * 60 * 1000 })
const calendar = fc.constantFrom(mondayToFriday, nationalDay)

test('adding working time and measuring it agree', () => {
  fc.assert(
    fc.property(instant, length, calendar, (start, milliseconds, days) => {
      const end = addWorkingTime(start, milliseconds, days)
      expect(workingTimeBetween(start, end, days)).toBe(milliseconds)
      expect(days.isWorkingDay(dayOf(new Date(end.getTime() - 1)))).toBe(true)
    }),
  )
})

test('a longer time is never due earlier, nor is a later start', () => {
  fc.assert(
    fc.property(instant, fc.nat(30), fc.nat(30), length, calendar, (start, one, other, delay, days) => {
      const [short, long] = one < other ? [one, other] : [other, one]
      const due = dueAt(start, workingDays(short), days)
      expect(due.getTime()).toBeLessThanOrEqual(dueAt(start, workingDays(long), days).getTime())
      const startedLater = new Date(start.getTime() + delay)
      expect(due.getTime()).toBeLessThanOrEqual(dueAt(startedLater, workingDays(short), days).getTime())
    }),
  )
})

test('what is left before a pause is left after it, in working time too', () => {
  fc.assert(
    fc.property(
      instant,
      fc.integer({ min: 1, max: 15 }),
      length,
      length,
      calendar,
      (start, amount, into, lasted, days) => {
        const due = dueAt(start, workingDays(amount), days)
        const from = new Date(start.getTime() + (into % (due.getTime() - start.getTime())))
        const to = new Date(from.getTime() + lasted)

        const extended = extendByPause(due, { from, to }, 'working_days', days)

        expect(workingTimeBetween(to, extended, days)).toBe(workingTimeBetween(from, due, days))
      },
    ),
  )
})

test('a pause in two parts moves a due time as far as in one', () => {
  fc.assert(
    fc.property(instant, length, length, calendar, (from, first, second, days) => {
      const middle = new Date(from.getTime() + first)
      const to = new Date(middle.getTime() + second)
      const due = dueAt(from, workingDays(3), days)
      const once = extendByPause(due, { from, to }, 'working_days', days)
      const half = extendByPause(due, { from, to: middle }, 'working_days', days)
      expect(extendByPause(half, { from: middle, to }, 'working_days', days)).toEqual(once)
    }),
  )
})
