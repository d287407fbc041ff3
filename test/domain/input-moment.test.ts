import { describe, expect, test } from 'vitest'
import { Moment } from '#app/domain/ground/input/moment.ts'
import { parseInput } from '#app/domain/ground/input/parse-input.ts'
import { wholeNumber } from '#app/domain/ground/input/whole-number.ts'
import { z } from 'zod'

const refusals = (schema: z.ZodType, value: unknown) => {
  try {
    parseInput(z.object({ x: schema }), { x: value })
    return []
  } catch (error) {
    return error instanceof Object && 'fields' in error ? error.fields : error
  }
}

describe('a time in a body', () => {
  test.each([
    ['2026-12-01T10:00:00+08:00', '2026-12-01T02:00:00.000Z'],
    ['2026-12-01T10:00:00Z', '2026-12-01T10:00:00.000Z'],
    ['2026-12-01T10:00Z', '2026-12-01T10:00:00.000Z'],
    ['2026-12-01T10:00:00.123-05:30', '2026-12-01T15:30:00.123Z'],
    ['2026-12-01 10:00:00+0800', '2026-12-01T02:00:00.000Z'],
    ['2024-02-29T00:00:00Z', '2024-02-29T00:00:00.000Z'],
  ])('%s is %s', (text, moment) => {
    expect(Moment.parse(text)).toEqual(new Date(moment))
  })

  test.each([
    '2026-12-01T10:00:00',
    '2026-12-01T10:00',
    '2026-12-01 10:00',
    '2026-12-01 10:00:00',
    '2026-12-01',
    '12/01/2026',
    '12/01/2026 10:00',
    'Dec 1, 2026 10:00',
    'Tue Dec 01 2026 10:00:00',
    '2026年12月1日 10:00',
    '2026/12/01 10:00',
    '20261201',
    '1796000000',
    '2026-02-30T10:00:00Z',
    '2026-13-01T10:00:00Z',
    '2026-12-01T25:00:00Z',
    '2026-12-01T10:00:00 Asia/Shanghai',
    'tomorrow',
    '',
    ' ',
    'x'.repeat(5000),
    null,
    true,
    false,
    0,
    1,
    1796000000000,
    275760,
    [],
    {},
    ['2026-12-01T10:00:00Z'],
  ])('%j is refused, saying that a zone is needed', (value) => {
    expect(refusals(Moment, value)).toEqual([{ field: 'x', message: 'zone' }])
  })

  test.each([
    '+275760-09-13T00:00:00Z',
    '-000001-01-01T00:00:00Z',
    '1999-12-31T23:59:59Z',
    '2100-01-01T00:00:00Z',
    '0001-01-01T00:00:00Z',
    '9999-12-31T23:59:59-23:59',
  ])('%s is of another century and is refused', (text) => {
    expect(refusals(Moment, text)).toEqual([{ field: 'x', message: 'year' }])
  })

  test('one that is left out is required', () => {
    expect(refusals(Moment, undefined)).toEqual([{ field: 'x', message: 'required' }])
  })
})

describe('a whole number', () => {
  test.each([
    [3, 3],
    ['3', 3],
    [' 3 ', 3],
  ])('%j is %i', (value, number) => {
    expect(wholeNumber(1, 4).parse(value)).toBe(number)
  })

  test.each([
    [true, 'type_number'],
    [null, 'type_number'],
    ['', 'required'],
    ['x', 'type_number'],
    ['0x3', 'type_number'],
    ['3.0', 'type_number'],
    ['1e0', 'type_number'],
    [[3], 'type_number'],
    [{}, 'type_number'],
    [1.5, 'type_whole'],
    [0, 'too_small'],
    [5, 'too_big'],
    [undefined, 'required'],
  ])('%j is refused as %s', (value, message) => {
    expect(refusals(wholeNumber(1, 4), value)).toEqual([{ field: 'x', message }])
  })
})
