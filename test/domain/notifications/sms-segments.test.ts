import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  fitsSms,
  shortenSms,
  smsMaxUnits,
  smsSegments,
  smsUnits,
} from '#app/domain/notifications/sms-segments.ts'

test.each([
  [0, 0],
  [1, 1],
  [68, 1],
  [70, 1],
  [71, 2],
  [134, 2],
  [135, 3],
  [160, 3],
])('a text of %i characters is sent in %i parts', (length, parts) => {
  expect(smsSegments('票'.repeat(length))).toBe(parts)
})

test('an emoji and a rare character count twice', () => {
  expect(smsSegments(`${'票'.repeat(69)}😀`)).toBe(2)
  expect(smsUnits('𠮷')).toBe(2)
})

test('a shortened text fits, ends in … and is not cut through a character', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 900 }),
      fc.integer({ min: 1, max: smsMaxUnits }),
      (text, units) => {
        const short = shortenSms(text, units)
        expect(smsUnits(short)).toBeLessThanOrEqual(units)
        expect(short).not.toMatch(/\p{Cs}/u)
        if (smsUnits(text) > units) expect(short.endsWith('…')).toBe(true)
        else expect(short).toBe(text)
      },
    ),
  )
  expect(fitsSms(shortenSms('票'.repeat(900)))).toBe(true)
})
