import { beforeEach, describe, expect, test } from 'vitest'
import { listOwnAlarms } from '#app/domain/delivery/alarms/own-alarms.ts'
import { createStaff } from '#app/domain/people/staff/create-staff.ts'
import { deviceCookieFor, devicesOf } from '#app/http/device.ts'
import { action } from '#app/routes/desk/sign-in.tsx'
import { signToken } from '#app/platform/crypto.ts'
import { as, asSystem } from '#test/support/context.ts'
import { sql } from '#test/support/database.ts'
import { hire, openDesk } from '#test/support/desk.ts'
import { post } from '#test/routes/public/send.ts'

// Whoever knows a colleague's address can fail in their name: that must not keep the colleague out.

const password = 'correct horse battery'

beforeEach(async () => {
  await openDesk()
  const given = {
    name: '坐席',
    email: 'agent@demo.invalid',
    roles: ['agent'] as const,
    department: 'product',
    password,
  }
  await createStaff(asSystem(), given)
})

type Try = { email?: string; password?: string; from?: string; cookie?: string }

/** The status of a sign-in, and the cookies it sets. */
async function enter({ from = '203.0.113.1', cookie = '', ...given }: Try = {}) {
  const fields = { email: 'agent@demo.invalid', password, to: '/desk', ...given }
  const args = post('/desk/sign-in', fields, {}, { cookie })
  const answer = await action({ ...args, context: { clientIp: from } })
  return 'init' in answer
    ? { status: answer.init?.status, cookies: [] }
    : { status: answer.status, cookies: answer.headers.getSetCookie() }
}

const attack = async (times: number, given: (n: number) => Try) => {
  for (let n = 0; n < times; n++) await enter({ password: 'wrong', ...given(n) })
}
/** As if so many had been counted in the present window. */
const counted = (limit: string, count: number) =>
  sql`update throttles set count = ${count} where key like ${`${limit}:%`}`
const deviceIn = (cookies: readonly string[]) =>
  cookies.find((one) => one.startsWith('fd_device='))?.split(';')[0] ?? ''

describe('failures in a colleague’s name', () => {
  test.each([
    ['from one address', 6, () => ({})],
    ['from one block of IPv6', 6, (n: number) => ({ from: `2001:db8:1:2::${n + 1}` })],
    ['from many addresses, below the brake', 8, (n: number) => ({ from: `203.0.113.${n + 1}` })],
  ])('%s leave them their own address', async (_, times, given) => {
    await attack(times, given)

    expect(await enter({ from: '198.51.100.9' })).toMatchObject({ status: 302 })
  })

  test('lock the address they come from, and the next of its block', async () => {
    await attack(5, () => ({ from: '2001:db8:1:2::1' }))

    expect(await enter({ from: '2001:db8:1:2::ff' })).toMatchObject({ status: 429 })
    expect(await enter({ from: '2001:db8:1:3::1' })).toMatchObject({ status: 302 })
  })

  test('never lock a device on which they have signed in, though it shares the address', async () => {
    const { cookies } = await enter()
    await attack(5, () => ({}))
    await counted('sign-in-all-failures', 500)
    await counted('sign-in-address', 500)

    expect(await enter()).toMatchObject({ status: 429 })
    expect(await enter({ cookie: deviceIn(cookies) })).toMatchObject({ status: 302 })
  })

  test('from everywhere slow down every strange device and tell administrators once', async () => {
    await attack(1, () => ({}))
    await counted('sign-in-all-failures', 30)
    await attack(3, (n) => ({ from: `198.51.100.${n + 1}` }))

    const statuses = [await enter({ from: '192.0.2.1' }), await enter({ from: '192.0.2.2' })]
    expect(statuses.map(({ status }) => status)).toContain(429)
    const alarms = await listOwnAlarms(as(await hire(['admin'], null)))
    expect(alarms.map(({ kind }) => kind)).toEqual(['sign_in_attacked'])
  })

  test('do not keep a house behind one address out, while its own sign-ins are good', async () => {
    for (let n = 0; n < 3; n++) expect(await enter()).toMatchObject({ status: 302 })

    const rows = await sql`select distinct count from throttles where key like 'sign-in-%'`
    expect(rows).toEqual([{ count: 0 }])
  })

  test('beside each other share no try', async () => {
    const all = await Promise.all(Array.from({ length: 12 }, () => enter({ password: 'wrong' })))

    expect(all.filter(({ status }) => status === 401).length).toBeLessThanOrEqual(5)
  })

  test('lock out a try that was under way when the lock was set', async () => {
    await attack(5, () => ({}))
    const [lock] = await sql<
      [{ key: string }]
    >`delete from throttles where key like 'sign-in-lock:%' returning *`
    await attack(1, () => ({}))

    const underWay = await sql.begin(async (tx) => {
      await tx`select 1 from throttles where key like 'sign-in-failures:%' for update`
      const waiting = enter({ password: 'wrong' })
      await expect.poll(() => sql`select 1 from pg_locks where not granted`).not.toEqual([])
      await tx`insert into throttles ${tx(lock)}`
      await tx`delete from throttles where key like 'sign-in-failures:%'`
      return { waiting }
    })

    expect(await underWay.waiting).toMatchObject({ status: 429 })
  })
})

describe('the cookie of a device', () => {
  test('does not help whoever fails on it again and again', async () => {
    const cookie = deviceIn((await enter()).cookies)
    await attack(10, () => ({ cookie }))

    expect(await enter({ cookie, password: 'wrong' })).toMatchObject({ status: 429 })
    expect(await enter({ from: '198.51.100.9' })).toMatchObject({ status: 302 })
  })

  test.each([
    ['of a colleague', async () => (await deviceCookieFor((await hire()).id, [])).split(';')[0]],
    ['that was made up', async () => 'fd_device=ImFiYyI%3D'],
    [
      'signed for another purpose',
      async () => `fd_device=${btoa(JSON.stringify(signToken('ticket-pass', Buffer.alloc(16))))}`,
    ],
  ])('does not help one %s', async (_, make) => {
    await attack(5, () => ({}))

    expect(await enter({ cookie: await make() })).toMatchObject({ status: 429 })
  })

  test('knows the eight who signed in last, and opens nothing by itself', async () => {
    let known: Awaited<ReturnType<typeof devicesOf>> = []
    for (let n = 0; n < 10; n++) {
      const header = await deviceCookieFor((await hire()).id, known)
      known = await devicesOf(
        new Request('http://127.0.0.1', { headers: { cookie: header.split(';')[0] ?? '' } }),
      )
    }
    expect(known).toHaveLength(8)
    expect(await sql`select 1 from staff_sessions`).toEqual([])
  })
})
