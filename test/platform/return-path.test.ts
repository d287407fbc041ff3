import fc from 'fast-check'
import { expect, test } from 'vitest'
import { deliveryOfReturnPath, returnPathOf } from '#app/platform/return-path.ts'

const id = '018f4f4e-0000-4000-8000-00000000abcd'
const domain = 'bounces.demo.invalid'

test('a return path leads back to its delivery, whatever became of the case of its letters', () => {
  fc.assert(
    fc.property(fc.uuid(), (delivery) => {
      const path = returnPathOf(delivery, domain)
      expect(path).toMatch(/^[^@]{1,64}@bounces\.demo\.invalid$/)
      expect(deliveryOfReturnPath(path, domain)).toBe(delivery)
      expect(deliveryOfReturnPath(path.toUpperCase(), domain)).toBe(delivery)
    }),
  )
})

test('no other address is one of ours', () => {
  const path = returnPathOf(id, domain)
  const [local = ''] = path.split('@')
  const others = [
    path.replace('abcd', 'abce'),
    path.replace(/\.[0-9a-f]{20}@/, `.${'0'.repeat(20)}@`),
    path.replace(/.@/, '@'),
    path.replace('bounce+', 'bounce-'),
    `${local}@elsewhere.invalid`,
    `${local}@x.${domain}`,
    `x${path}`,
    local,
    '',
    '@',
    domain,
  ]

  expect(others.map((address) => deliveryOfReturnPath(address, domain))).toEqual(others.map(() => null))
})
