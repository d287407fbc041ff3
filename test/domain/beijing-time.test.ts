import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  dayOf,
  endOfDay,
  isSameDay,
  minuteOf,
  momentOf,
  stampOf,
  startOfDay,
  weekdayOf,
} from '#app/domain/ground/beijing-time.ts'
import { dayOf as dayForBrowsers } from '#app/i18n/format.ts'
import { at } from '#test/support/context.ts'

describe('the day in Beijing', () => {
  test.each([
    ['2026-03-02T15:59:59.999Z', '2026-03-02'],
    ['2026-03-02T16:00:00.000Z', '2026-03-03'],
    ['2026-03-02T23:59:59.999Z', '2026-03-03'],
    ['2026-03-03T00:00:00.000Z', '2026-03-03'],
    ['2026-12-31T16:00:00.000Z', '2027-01-01'],
    ['2028-02-28T16:00:00.000Z', '2028-02-29'],
  ])('%s is on %s', (moment, day) => {
    expect(dayOf(at(moment))).toBe(day)
  })

  test('it begins at 16:00 UTC the day before and ends a day later', () => {
    expect(startOfDay('2026-03-03')).toEqual(at('2026-03-02T16:00:00Z'))
    expect(endOfDay('2026-03-03')).toEqual(at('2026-03-03T16:00:00Z'))
  })

  test('two moments on the same day in Beijing are not always on one in Greenwich, nor the other way round', () => {
    expect(isSameDay(at('2026-03-02T16:00:00Z'), at('2026-03-03T15:59:59Z'))).toBe(true)
    expect(isSameDay(at('2026-03-02T15:59:59Z'), at('2026-03-02T16:00:00Z'))).toBe(false)
  })

  test('days are added on the calendar', () => {
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29')
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
    expect(addDays('2026-03-01', -1)).toBe('2026-02-28')
  })

  test('Monday is the first of the week', () => {
    expect(['2026-03-02', '2026-03-07', '2026-03-08'].map(weekdayOf)).toEqual([1, 6, 7])
  })

  test.each(['2026-02-30', '2026-13-01', 'today', ''])('%j is no day', (day) => {
    expect(() => startOfDay(day)).toThrow(RangeError)
  })
})

describe('the clock in Beijing', () => {
  test('a moment is written as forms and exports take it', () => {
    const evening = at('2026-03-02T09:00:05.678Z')
    expect(minuteOf(evening)).toBe('2026-03-02T17:00')
    expect(stampOf(evening)).toBe('2026-03-02T17:00:05.678+08:00')
  })

  test.each([
    ['2026-03-03T00:00', '2026-03-02T16:00:00Z'],
    ['2026-03-03T23:59', '2026-03-03T15:59:00Z'],
    ['2026-03-03T07:59:59', '2026-03-02T23:59:59Z'],
    ['2026-03-03T08:00:00.5', '2026-03-03T00:00:00.500Z'],
    ['2026-03-03T08:00:00.123999', '2026-03-03T00:00:00.123Z'],
  ])('%s is %s', (local, moment) => {
    expect(momentOf(local)).toEqual(at(moment))
  })

  test.each([
    '2026-02-30T10:00',
    '2026-03-03',
    '2026-03-03 10:00',
    '2026-03-03T24:00',
    '2026-03-03T10:60',
    '2026-03-03T10:00:60',
    '2026-03-03T10:00Z',
    '2026-03-03T10:00+09:00',
    '+002026-03-03T10:00',
    '',
  ])('%j is no moment', (local) => {
    expect(momentOf(local)).toBeNull()
  })

  test('while there was summer time, a moment has the offset of its time', () => {
    expect(stampOf(at('1990-07-01T00:00:00Z'))).toBe('1990-07-01T09:00:00.000+09:00')
    expect(startOfDay('1990-07-01')).toEqual(at('1990-06-30T15:00:00Z'))
  })
})

describe('what holds for every moment', () => {
  const moments = fc.date({ min: at('1980-01-01T00:00Z'), max: at('2199-12-31T00:00Z'), noInvalidDate: true })
  const holds = (rule: (moment: Date) => void) =>
    fc.assert(
      fc.property(moments, (moment) => {
        rule(moment)
      }),
      { numRuns: 500 },
    )

  test('it lies within its day', () => {
    holds((moment) => {
      const day = dayOf(moment)
      expect(startOfDay(day) <= moment && moment < endOfDay(day)).toBe(true)
    })
  })

  test('a browser, which has no polyfill, names the same day', () => {
    holds((moment) => expect(dayForBrowsers(moment)).toBe(dayOf(moment)))
  })

  test('its stamp is read as the same moment again, and since 1991 so is the time on the clock', () => {
    holds((moment) => {
      expect(new Date(stampOf(moment))).toEqual(moment)
      if (moment >= at('1992-01-01T00:00Z')) expect(momentOf(stampOf(moment).slice(0, 23))).toEqual(moment)
    })
  })

  test('since 1991 it is eight hours ahead of UTC', () => {
    holds((moment) => {
      if (moment < at('1992-01-01T00:00Z')) return
      expect(minuteOf(moment)).toBe(new Date(moment.getTime() + 8 * 3_600_000).toISOString().slice(0, 16))
    })
  })
})
