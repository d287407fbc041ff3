import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  fitsSms,
  shortenSms,
  smsMaxUnits,
  smsParts,
  smsSegments,
  smsUnits,
} from '#app/domain/delivery/ledger/sms-segments.ts'

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

const hanzi = (count: number) => '票'.repeat(count)
test.each([
  ['68 and an emoji are one message', `${hanzi(68)}😀`, [70]],
  ['69 and an emoji are two', `${hanzi(69)}😀`, [67, 4]],
  ['an emoji on the seam begins the second part', `${hanzi(66)}😀${hanzi(10)}`, [66, 12]],
  ['an emoji just before the seam stays', `${hanzi(65)}😀${hanzi(10)}`, [67, 10]],
  ['a rare character on the seam begins the second part', `${hanzi(66)}𠮷${hanzi(3)}`, [66, 5]],
  ['a moved character may make one part more', `${hanzi(66)}😀${hanzi(66)}`, [66, 67, 1]],
  ['emoji alone', '😀'.repeat(40), [66, 14]],
  ['Latin letters have no longer parts', 'a'.repeat(100), [67, 33]],
])('%s', (_, text, units) => {
  expect(smsParts(text).map(smsUnits)).toEqual(units)
})

test('the parts are the text, none too long, none cut through a character', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 600 }), (text) => {
      const parts = smsParts(text)
      expect(parts.join('')).toBe(text)
      if (parts.length > 1) for (const part of parts) expect(smsUnits(part)).toBeLessThanOrEqual(67)
      for (const part of parts) expect(part).not.toMatch(/\p{Cs}/u)
      expect(parts.length).toBeGreaterThanOrEqual(smsUnits(text) <= 70 ? 0 : Math.ceil(smsUnits(text) / 67))
      expect(smsSegments(text)).toBe(parts.length)
    }),
  )
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
