import { beforeEach, describe, expect, test } from 'vitest'
import { signIn } from '#app/domain/people/staff/sign-in.ts'
import { countDeflection } from '#app/domain/knowledge/causes/count-deflection.ts'
import { throttleAddress } from '#app/domain/ground/throttle/throttle-address.ts'
import { blocksOf } from '#app/platform/address-block.ts'
import { asAnonymous } from '#test/support/context.ts'
import { openDesk } from '#test/support/desk.ts'

// Who has an IPv6 address has 2^64 of them: a limit by the address alone is none.

beforeEach(openDesk)

test.each([
  ['203.0.113.9', '203.0.113.9', null],
  ['::ffff:203.0.113.9', '203.0.113.9', null],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64', '2001:db8:1::/48'],
  ['2001:0DB8:0001:0002:ffff:ffff:ffff:ffff', '2001:db8:1:2::/64', '2001:db8:1::/48'],
  ['2001:db8:1:2::', '2001:db8:1:2::/64', '2001:db8:1::/48'],
  ['2001:db8::7', '2001:db8:0:0::/64', '2001:db8:0::/48'],
  ['2001:db8:1:2::192.0.2.1', '2001:db8:1:2::/64', '2001:db8:1::/48'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64', 'fe80:0:0::/48'],
  ['unknown', 'unknown', null],
])('%s counts as %s', (address, own, wider) => {
  expect(blocksOf(address)).toEqual({ own, wider })
})

const inBlock = (n: number) => `2001:db8:1:2:${n.toString(16)}:${(n * 7).toString(16)}:0:1`
const firstRefused = async (atMost: number, tryFrom: (n: number) => Promise<unknown>) => {
  for (let n = 1; n <= atMost; n++) {
    const refused = await tryFrom(n).then(
      () => false,
      (error: { status?: number }) => error.status === 429,
    )
    if (refused) return n
  }
  return null
}

describe('addresses of one /64, a new one for each try', () => {
  test('share the limit of a self-check', async () => {
    expect(await firstRefused(70, (n) => countDeflection(asAnonymous(), 'P1', inBlock(n)))).toBe(61)
    await countDeflection(asAnonymous(), 'P1', '2001:db8:1:3::1')
  })

  test('share the limit of signing in', async () => {
    const enter = (n: number) =>
      signIn(asAnonymous(), {
        email: `nobody${n}@demo.invalid`,
        password: 'a wrong one',
        address: inBlock(n),
        userAgent: 'test',
      })
    expect(await firstRefused(65, enter)).toBe(61)
  })
})

test('the blocks of one /48 share a limit sixteen times as wide', async () => {
  const limit = { name: 'test', per: 'day', atMost: 2 } as const
  const from = (n: number) => throttleAddress(asAnonymous(), limit, `2001:db8:7:${n.toString(16)}::1`)

  expect(await firstRefused(40, from)).toBe(33)
})
