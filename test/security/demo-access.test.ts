import { beforeEach, describe, expect, test } from 'vitest'
import { apiActor } from '#app/domain/people/api-keys/api-key.ts'
import { revokeApiKey, storeApiKey } from '#app/domain/people/api-keys/manage-api-keys.ts'
import { scopes } from '#app/domain/people/roles/scopes.ts'
import { createStaff } from '#app/domain/people/staff/create-staff.ts'
import {
  demoEmail,
  demoKeyName,
  findDemoAccess,
  removeDemoAccess,
} from '#app/domain/people/staff/demo-access.ts'
import { endStaff } from '#app/domain/people/staff/leave.ts'
import { invitedBy } from '#app/domain/people/staff/one-time-link.ts'
import { resetPassword } from '#app/domain/people/staff/reset-password.ts'
import { staffOfSession } from '#app/domain/people/staff/session.ts'
import { signIn } from '#app/domain/people/staff/sign-in.ts'
import { ensureMayStart } from '#app/domain/people/staff/start-check.ts'
import { config } from '#app/platform/config.ts'
import { StartRefusal } from '#app/platform/start-refusal.ts'
import { as, asAnonymous, asSystem } from '#test/support/context.ts'
import { db, sql } from '#test/support/database.ts'
import { hire, openDesk } from '#test/support/desk.ts'

// The password and the key of the demo are printed at each start: a house in earnest must not be open to them.

const [key, password] = ['fd_of_the_demo', 'printed at each start']

beforeEach(openDesk)

const employ = (email = demoEmail('agent')) =>
  createStaff(asSystem(), { name: '演示', email, roles: ['admin'], department: null, password })
const giveKey = (name = demoKeyName, perSecond: number | null = null) =>
  storeApiKey(asSystem(), key, { name, scopes, perSecond })
const idOfKey = async () => String((await sql`select id from api_keys`)[0]?.id)
const start = (DEMO: boolean) => ensureMayStart({ db, sql }, { ...config(), DEMO })

describe('without DEMO=1 nothing starts on a database that has', () => {
  test.each<[string, () => Promise<unknown>, string]>([
    ['an account of the demo', () => employ(), '1 demo accounts'],
    ['one in other letters', () => employ('Lead@DEMO.invalid'), '1 demo accounts'],
    ['several', async () => void [await employ(), await employ(demoEmail('b'))], '2 demo accounts'],
    ['its key', () => giveKey(), 'the demo key'],
    ['both', async () => void [await employ(), await giveKey()], '1 demo accounts and the demo key'],
    [
      'one among people of the house',
      async () => void [await employ('wang@tax.example'), await employ()],
      '1 demo accounts',
    ],
  ])('%s', async (_, arrange, named) => {
    await arrange()

    await expect(start(false)).rejects.toThrow(StartRefusal)
    await expect(start(false)).rejects.toThrow(`DEMO=0: this database still has ${named};`)
    await start(true)
  })
})

describe('it starts on a database that has', () => {
  test.each<[string, () => Promise<unknown>]>([
    ['people of its own', () => employ('wang@tax.example')],
    ['an address that only looks like one', () => employ('agent@demo.invalid.example')],
    [
      'an account of the demo that has left',
      async () => endStaff({ ...asSystem(), db }, (await employ()).id),
    ],
    [
      'a demo key that was revoked',
      async () => void [await giveKey(), await revokeApiKey(asSystem(), await idOfKey())],
    ],
    ['a key of the house that has a limit', () => giveKey(demoKeyName, 5)],
  ])('%s', async (_, arrange) => {
    await hire()
    await sql`update staff set left_at = now()`
    await arrange()
    await start(false)
  })
})

test('when they are removed, no password, session, link or key of the demo opens anything', async () => {
  const person = await employ()
  await giveKey()
  const enter = () =>
    signIn(asAnonymous(), { email: demoEmail('agent'), password, address: '192.0.2.1', userAgent: 'test' })
  const { token } = await enter()
  const link = await resetPassword(as(await hire(['admin'], null)), person.id)
  await sql`update staff set left_at = now() where id <> ${person.id}`

  expect(await removeDemoAccess(asSystem())).toEqual({ accounts: 1, keys: 1 })

  await expect(enter()).rejects.toMatchObject({ status: 401 })
  expect(await staffOfSession(asAnonymous(), token)).toBeNull()
  expect(await invitedBy(asAnonymous(), link)).toBeNull()
  await expect(apiActor(asAnonymous(), key)).rejects.toMatchObject({ status: 401 })
  expect(await findDemoAccess(db)).toEqual({ staffIds: [], keyIds: [] })
  expect(await removeDemoAccess(asSystem())).toEqual({ accounts: 0, keys: 0 })
})
