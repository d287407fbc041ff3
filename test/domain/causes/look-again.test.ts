import { expect, test } from 'vitest'
import { dayOf } from '#app/domain/ground/beijing-time.ts'
import { decisionTable } from '#app/domain/knowledge/causes/decision-table.ts'
import { answeredOn, causeToLookAgain, lookAgainOn } from '#app/domain/knowledge/causes/look-again.ts'
import { at } from '#test/support/context.ts'

test('the causes whose advice is to look again later say after how long, and no other does', () => {
  const waits = decisionTable.causes.flatMap(({ code, lookAgain, expected }) =>
    lookAgain ? [[code, lookAgain, expected['zh-CN']]] : [],
  )

  expect(waits).toEqual([
    ['T1', { days: 1 }, '第二天'],
    ['T2', { hours: 24 }, '多数在 24 小时内；离线开具的会更久一些'],
    ['Q1', { days: 1 }, '第二天'],
  ])
})

test.each([
  ['the last minute of a day', '2026-12-01T23:59:59+08:00', '2026-12-02', '2026-12-03'],
  ['the first of a day', '2026-12-02T00:00:00+08:00', '2026-12-03', '2026-12-04'],
  ['a month’s end', '2026-11-30T12:00:00+08:00', '2026-12-01', '2026-12-02'],
  ['the day before it', '2026-11-29T23:59:00+08:00', '2026-11-30', '2026-12-01'],
  ['a year’s end', '2026-12-31T17:00:00Z', '2027-01-02', '2027-01-03'],
  ['February', '2027-02-27T23:30:00+08:00', '2027-02-28', '2027-03-01'],
])('days are Beijing’s: %s', (_, moment, tomorrow, afterAllHours) => {
  const today = dayOf(at(moment))

  expect(lookAgainOn({ days: 1 }, today)).toBe(tomorrow)
  expect(lookAgainOn({ hours: 24 }, today)).toBe(afterAllHours)
})

test('no day that hours lead to begins before they are over, whenever they began', () => {
  const midnight = at('2026-12-02T00:00:00+08:00').getTime()
  for (const hours of [1, 23, 24, 25, 48]) {
    const begins = at(`${lookAgainOn({ hours }, '2026-12-01')}T00:00:00+08:00`).getTime()
    expect(begins - midnight).toBeGreaterThanOrEqual(hours * 3_600_000)
  }
})

test.each([
  ['2026-11-30', '2026-11-30'],
  ['2026-12-01', '2026-12-01'],
  ['2026-12-02', '2026-12-01'],
  ['2025-11-30', '2025-11-30'],
  ['2025-11-29', '2026-12-01'],
  ['2026-02-30', '2026-12-01'],
  ['0000-01-01', '2026-12-01'],
  ['yesterday', '2026-12-01'],
  ['', '2026-12-01'],
  [null, '2026-12-01'],
])('answers of %s count from %s', (given, expected) => {
  expect(answeredOn(given, '2026-12-01')).toBe(expected)
})

test.each([
  ['li.q', 'Q1'],
  ['li.d', 'T1'],
  ['nf.n.d.r.0', 'T1'],
  ['nf.n.d.r.3', 'T2'],
  ['nf.y', null],
  ['nf.n.d.r.5.t', null],
  ['nf.n', null],
  ['li.q.zzz', null],
  ['zzz', null],
])('%s leads to %s', (answers, code) => {
  expect(causeToLookAgain(decisionTable, answers.split('.'))?.code ?? null).toBe(code)
})
