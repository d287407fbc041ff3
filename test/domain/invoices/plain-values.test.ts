import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inFen, readAmount } from '#app/domain/invoices/reading/amount.ts'
import { daysBetween, readIssueDate, yearsBefore } from '#app/domain/invoices/reading/issue-date.ts'

test.each([
  ['64.9', '64.9'],
  ['64.90', '64.90'],
  ['64.900', '64.90'],
  ['¥1,310.96', '1310.96'],
  ['１３１０．９６ 元', '1310.96'],
  ['-100.00', '-100.00'],
  ['−5', '-5'],
  ['0012', '12'],
  ['.5', '0.5'],
  ['7.', '7'],
  ['0', '0'],
])('the amount %j is read as %j', (text, amount) => {
  expect(readAmount(text)).toBe(amount)
})

test.each(['', '-', '.', 'abc', '1e3', '1.234', '1.2.3', '1,31,0', '12 abc', 'Infinity'])(
  '%j is no amount',
  (text) => {
    expect(readAmount(text)).toBeNull()
  },
)

test('amounts compare to the fen, however many places they have', () => {
  expect(inFen('64.9')).toBe(inFen('64.90'))
  expect(inFen('-0.01')).toBe(-1n)
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 15n }), (fen) => {
      const text = `${fen / 100n}.${String(fen % 100n).padStart(2, '0')}`
      expect(inFen(readAmount(text) ?? '')).toBe(fen)
    }),
  )
})

test.each([
  ['20240514', '2024-05-14'],
  ['2024-5-4', '2024-05-04'],
  ['2024/05/14', '2024-05-14'],
  ['2024.05.14', '2024-05-14'],
  ['2024年5月14日', '2024-05-14'],
  ['２０２４年０５月１４日', '2024-05-14'],
  ['2024-05-14 10:30:00', '2024-05-14'],
  ['20240514103000', '2024-05-14'],
  ['2024-02-29', '2024-02-29'],
])('the date %j is read as %s', (text, date) => {
  expect(readIssueDate(text)).toBe(date)
})

test.each(['', '20230229', '20241301', '2024-00-10', '240514', '14.05.2024', 'yesterday', '2024-05-140'])(
  '%j is no date',
  (text) => {
    expect(readIssueDate(text)).toBeNull()
  },
)

test('days and years are counted by the calendar', () => {
  expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2)
  expect(daysBetween('2024-03-01', '2024-02-28')).toBe(-2)
  expect(yearsBefore('2024-02-29', 5)).toBe('2019-02-28')
  expect(yearsBefore('2026-11-22', 5)).toBe('2021-11-22')
})
