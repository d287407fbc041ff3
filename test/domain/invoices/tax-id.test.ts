import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isPersonalTaxId, readTaxId, usccCheckPasses } from '#app/domain/invoices/reading/tax-id.ts'

test.each([
  '9144030071526726XG',
  '914403001922038216',
  '91110000802100433B',
  '91110000710925462X',
  '91330100799655058B',
  '1211000040086596XB',
])('the unified code %s passes its check and is no personal data', (code) => {
  expect(readTaxId(code)).toEqual({ value: code, type: 'uscc', checkPasses: true, personal: false })
})

test.each(['91320621MA1MRHG207', '91110108717809965C', '91440300708486197T'])(
  '%s fails the check',
  (code) => {
    expect(readTaxId(code)?.checkPasses).toBe(false)
  },
)

test.each(['91350203M0001QAY9B', '91350100M0001TGQXM', '91350211M0000XUF46'])(
  'the genuine pilot code %s fails the check too, so it is read and only marked',
  (code) => {
    expect(readTaxId(code)).toMatchObject({ type: 'uscc', checkPasses: false, personal: false })
  },
)

test.each([
  ['110101199003071234', 'citizen', true],
  ['11010119900307123X01', 'individual', true],
  ['L11010119900307123X', 'temporary', true],
  ['L91110000802100433B', 'temporary', false],
  ['110108802100433', 'legacy', false],
  ['110108710925462', 'legacy', true],
  ['11010871092546X', 'legacy', false],
])('%s is a number of type %s, personal: %s', (text, type, personal) => {
  expect(readTaxId(text)).toMatchObject({ type, personal })
})

test.each(['', '9111000080210043', '91110000802100433I', '91110000802100433BB', 'ABC', '9111000080210043票'])(
  '%j has none of the shapes',
  (text) => {
    expect(readTaxId(text)).toBeNull()
  },
)

test('blanks, hyphens, full-width letters and lower case are forgiven', () => {
  expect(readTaxId(' ９１１１００００-8021 00433b ')?.value).toBe('91110000802100433B')
})

test('every wrong character and every swap of neighbours in a unified code is noticed', () => {
  const code = '91110000802100433B'
  const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
  for (let at = 0; at < code.length; at++) {
    for (const other of alphabet) {
      const changed = code.slice(0, at) + other + code.slice(at + 1)
      expect(usccCheckPasses(changed)).toBe(changed === code)
    }
    const swapped = code.slice(0, at) + code.charAt(at + 1) + code.charAt(at) + code.slice(at + 2)
    expect(usccCheckPasses(swapped)).toBe(swapped === code)
  }
})

test('an all-digit number of 18 places is taken as a citizen’s unless its check says otherwise', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^\d{17}[\dX]$/), (text) => {
      expect(isPersonalTaxId(text)).toBe(!usccCheckPasses(text))
    }),
  )
})
