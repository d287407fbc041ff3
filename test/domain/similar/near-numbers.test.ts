import { describe, expect, test } from 'vitest'
import { differenceOf, numbersNear } from '#app/domain/invoices/reading/near-numbers.ts'

const digital = '24112000000123456789'
const paper = '12345678'

describe.each([
  ['a digit changed, at the beginning', digital, '34112000000123456789', { slip: 'digit', at: 0, length: 1 }],
  ['a digit changed, in the middle', digital, '24112000000193456789', { slip: 'digit', at: 12, length: 1 }],
  ['a digit changed, at the end', digital, '24112000000123456780', { slip: 'digit', at: 19, length: 1 }],
  ['two neighbours exchanged', digital, '24112000000123465789', { slip: 'swap', at: 15, length: 2 }],
  [
    'two neighbours exchanged, at the end',
    digital,
    '24112000000123456798',
    { slip: 'swap', at: 18, length: 2 },
  ],
  ['a digit left out', digital, '2411200000012345689', { slip: 'missing', at: 17, length: 0 }],
  ['one zero of many left out', digital, '2411200000123456789', { slip: 'missing', at: 10, length: 0 }],
  ['a digit doubled', digital, '241120000001234566789', { slip: 'extra', at: 17, length: 1 }],
  ['a digit changed among eight', paper, '12345578', { slip: 'digit', at: 5, length: 1 }],
  ['the first two of eight exchanged', paper, '21345678', { slip: 'swap', at: 0, length: 2 }],
  ['the last of eight left out', paper, '1234567', { slip: 'missing', at: 7, length: 0 }],
  ['the last of eight doubled', paper, '123456788', { slip: 'extra', at: 8, length: 1 }],
] as const)('%s', (_, number, other, difference) => {
  test('is found', () => expect(numbersNear(number)).toContain(other))
  test('is found from the other side', () => expect(numbersNear(other)).toContain(number))
  test('is told apart', () => expect(differenceOf(number, other)).toEqual(difference))
})

test.each([
  ['two digits changed', '34112000000123456780'],
  ['two that are no neighbours exchanged', '24112000000123654789'],
  ['two digits left out', '241120000001234567'],
  ['a digit moved', '24112000000124567893'],
  ['another number', '25442000000987654321'],
  ['the same', digital],
])('%s is not near', (_, other) => {
  expect(numbersNear(digital)).not.toContain(other)
  expect(differenceOf(digital, other)).toBeNull()
})

test('all that are looked up differ by one slip, and they are some hundred', () => {
  for (const number of [digital, paper, '011002400111', '7', '00000000']) {
    const near = numbersNear(number)
    expect(near.filter((other) => differenceOf(number, other) === null)).toEqual([])
    expect(new Set(near).size).toBe(near.length)
    expect(near.length).toBeLessThan(420)
  }
})
