import { beforeEach, expect, test } from 'vitest'
import { createStaff } from '#app/domain/people/staff/create-staff.ts'
import { letStaffLeave } from '#app/domain/people/staff/leave.ts'
import { listOwnSessions, signOut, staffOfSession } from '#app/domain/people/staff/session.ts'
import { signIn } from '#app/domain/people/staff/sign-in.ts'
import type { StaffActor } from '#app/domain/ground/context.ts'
import { as, asAnonymous, asSystem } from '#test/support/context.ts'
import { sql } from '#test/support/database.ts'
import { hire, openDesk } from '#test/support/desk.ts'

const email = 'agent@demo.invalid'
const password = 'correct horse battery'
const unknown = 'nobody@demo.invalid'
const start = new Date()
const after = (minutes: number) => new Date(start.getTime() + minutes * 60_000)

let agent: StaffActor
let address = 0

beforeEach(async () => {
  await openDesk()
  agent = await createStaff(asSystem(), {
    name: '坐席',
    email,
    roles: ['agent'],
    department: 'product',
    password,
  })
})

type Try = { email?: string; password?: string; address?: string; now?: Date; knownTo?: string[] }
const signInWith = ({ now = start, ...given }: Try = {}) =>
  signIn(asAnonymous(now), {
    email,
    password,
    address: `198.51.100.${(address += 1) % 250}`,
    userAgent: 'test',
    ...given,
  })
const enter = async (given: Try = {}) => (await signInWith(given)).token
const refused = (given: Try) =>
  enter(given).then(
    () => 'in',
    (error: unknown) => error,
  )
const fail = async (count: number, given: Try = {}) => {
  const answers: unknown[] = []
  for (let done = 0; done < count; done++) answers.push(await refused({ password: 'wrong', ...given }))
  return answers
}
const who = (token: string, now = start) => staffOfSession(asAnonymous(now), token)

test('the right password opens a session, however the address is written', async () => {
  const token = await enter({ email: ' Agent@DEMO.invalid ' })
  expect(await who(token)).toMatchObject({ id: agent.id, roles: ['agent'], departmentKey: 'product' })
})

test('each sign-in has a new token, and only its hash is kept', async () => {
  const tokens = [await enter(), await enter()]
  expect(new Set(tokens).size).toBe(2)
  for (const token of tokens) expect(token).toMatch(/^[\w-]{43}$/)

  const [stored] = await sql<{ text: string }[]>`select json_agg(s)::text as text from staff_sessions s`
  for (const token of tokens) expect(stored?.text).not.toContain(token)
  const hashes = await sql`select token_hash from staff_sessions`
  expect(new Set(hashes.map((row) => row.token_hash)).size).toBe(2)
})

test('a token that was never given out opens nothing', async () => {
  const token = await enter()
  const [row] = await sql<{ token_hash: string }[]>`select token_hash from staff_sessions`
  for (const guess of ['', 'x', `${token.slice(0, -1)}_`, token.toLowerCase(), row?.token_hash ?? ''])
    expect(guess === token ? null : await who(guess)).toBeNull()
})

test('a session ends with signing out, and only that one', async () => {
  const [here, elsewhere] = [await enter(), await enter()]
  await signOut(asAnonymous(), here)

  expect(await who(here)).toBeNull()
  expect(await who(elsewhere)).not.toBeNull()
  expect(await listOwnSessions(as(agent), elsewhere)).toMatchObject([{ current: true }])
})

test('a session ends after two idle hours', async () => {
  const token = await enter()
  expect(await who(token, after(119))).not.toBeNull()
  expect(await who(token, after(119 + 119))).not.toBeNull()
  expect(await who(token, after(119 + 119 + 121))).toBeNull()
})

test('a session ends twelve hours after it began, however busy it was', async () => {
  const token = await enter()
  for (let hour = 1; hour < 12; hour++) expect(await who(token, after(hour * 60))).not.toBeNull()
  expect(await who(token, after(12 * 60 - 1))).not.toBeNull()
  expect(await who(token, after(12 * 60))).toBeNull()
})

test('who has left is let in no more', async () => {
  const token = await enter()
  await letStaffLeave(as(await hire(['admin'], null)), agent.id)

  expect(await who(token)).toBeNull()
  expect(await refused({})).toMatchObject({ status: 401, reason: 'sign_in.wrong' })
})

test('five failures lock an account for a quarter of an hour, even for the right password', async () => {
  const here = { address: '192.0.2.7' }
  expect(await fail(4, here)).toMatchObject(Array.from({ length: 4 }, () => ({ status: 401 })))
  expect(await refused(here)).toBe('in')
  expect(await fail(1, here)).toMatchObject([{ status: 401 }])

  expect(await refused(here)).toMatchObject({ status: 429, details: { retryAfterSeconds: 900 } })
  expect(await refused({ ...here, now: after(14) })).toMatchObject({ status: 429 })
  expect(await refused({ ...here, now: after(15) })).toBe('in')
  const told = await sql`select action from audit_rows where subject_id = ${agent.id}`
  expect(told.filter(({ action }) => action === 'staff.sign_in_failed')).toHaveLength(5)
  expect(told.filter(({ action }) => action === 'staff.locked')).toHaveLength(1)
})

test('an account that does not exist is refused and locked like one that does', async () => {
  const shown = (answers: unknown[]) =>
    answers.map((answer) => (answer instanceof Error ? { ...answer, message: answer.message } : answer))
  const here = { address: '192.0.2.7' }
  const [known, none] = [await fail(7, here), await fail(7, { ...here, email: unknown })]

  expect(shown(none)).toEqual(shown(known))
  expect(known.at(-1)).toMatchObject({ status: 429 })
  const later = { ...here, now: after(15) }
  expect(shown(await fail(2, { email: unknown, ...later }))).toEqual(shown(await fail(2, later)))
})

test('an address fails sixty times an hour, whatever the account', async () => {
  const from = '192.0.2.1'
  await sql`delete from throttles`
  await refused({ email: unknown, address: from })
  await sql`update throttles set count = 60 where key like 'sign-in-address:%'`
  expect(await refused({ address: from })).toMatchObject({ status: 429 })
  expect(await refused({})).toBe('in')
})
