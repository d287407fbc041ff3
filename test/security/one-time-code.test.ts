import { afterEach, beforeEach, expect, test } from 'vitest'
import { requestCode } from '#app/domain/delivery/codes/request-code.ts'
import { verifyCode } from '#app/domain/delivery/codes/verify-code.ts'
import { codeOf } from '#app/platform/crypto.ts'
import { asAnonymous } from '#test/support/context.ts'
import { sql } from '#test/support/database.ts'
import { createTicket, openDesk } from '#test/support/desk.ts'
import { roomInTheMinute } from '#test/support/windows.ts'

let number: string
let challenge: string
let address = 0
const mobile = '13800138000'

const guess = (code: string, from = `198.51.100.${(address += 1) % 250}`) =>
  verifyCode(asAnonymous(), challenge, code, from)
const right = () => guess(codeOf(challenge))
const wrong = () => String((Number(codeOf(challenge)) + 1) % 1_000_000).padStart(6, '0')
const ask = (contact = mobile, from = `203.0.113.${(address += 1) % 250}`, of = number) =>
  requestCode(asAnonymous(), { number: of, contact, address: from })
const forgetWindows = (name: string) => sql`delete from throttles where key like ${`${name}:%`}`

beforeEach(async () => {
  await openDesk()
  await roomInTheMinute()
  number = (await createTicket({ contact: { mobile } })).number
  challenge = await ask()
})
afterEach(() => {
  address = 0
})

test('a code opens its ticket once', async () => {
  expect(await right()).toMatchObject({ number })
  expect(await right()).toBeNull()
})

test('the same code at the same moment opens once', async () => {
  const opened = await Promise.all(Array.from({ length: 4 }, right))
  expect(opened.filter((ticket) => ticket !== null)).toHaveLength(1)
})

test('four wrong tries leave the fifth, five leave none', async () => {
  for (let count = 0; count < 4; count++) expect(await guess(wrong())).toBeNull()
  expect(await right()).not.toBeNull()

  await forgetWindows('code-minute')
  challenge = await ask()
  for (let count = 0; count < 5; count++) expect(await guess(wrong())).toBeNull()
  expect(await right()).toBeNull()
})

test('twenty guesses at the same moment are no more than five, and the right one comes too late', async () => {
  const guesses = await Promise.all(Array.from({ length: 20 }, () => guess(wrong())))

  expect(guesses).toEqual(Array.from({ length: 20 }, () => null))
  expect(await right()).toBeNull()
  expect(await sql`select tries, used_at from one_time_codes`).toEqual([{ tries: 5, used_at: null }])
})

test('ten minutes after it was sent a code is worth nothing', async () => {
  await sql`update one_time_codes set expires_at = expires_at - interval '10 minutes'`
  expect(await right()).toBeNull()
})

test('one code opens no other ticket, and no other challenge', async () => {
  const other = await createTicket({ contact: { mobile: '13900139000' } })
  const mine = codeOf(challenge)
  challenge = await ask('13900139000', undefined, other.number)
  expect(await guess(mine)).toBeNull()
})

test('a contact is sent one code a minute, five an hour and ten a day for a ticket', async () => {
  await expect(ask()).rejects.toMatchObject({ status: 429 })
  await forgetWindows('code-minute')
  for (let sent = 1; sent < 5; sent++) {
    await ask()
    await forgetWindows('code-minute')
  }
  await expect(ask()).rejects.toMatchObject({ status: 429 })
  await forgetWindows('code-minute')
  await forgetWindows('code-hour')
  await sql`update throttles set count = 10 where key like 'code-day:%'`
  await expect(ask()).rejects.toMatchObject({ status: 429 })
})

test.each([
  ['a number that was never given out', async () => 'ACE-FHJ-KMNC'],
  ['a number that can be none', async () => '无此工单'],
  ['no number', async () => ''],
  ['a ticket of somebody else', async () => (await createTicket()).number],
  ['that of somebody else in small letters', async () => (await createTicket()).number.toLowerCase()],
  [
    'a ticket that has their e-mail alone',
    async () => (await createTicket({ contact: { email: 'reader@demo.invalid' } })).number,
  ],
])('%s uses up no code of the contact typed with it', async (_, make) => {
  const foreign = await make()
  await forgetWindows('code-minute')
  for (let n = 0; n < 6; n++) {
    await ask(mobile, undefined, foreign).catch(() => undefined)
    await forgetWindows('code-minute')
  }

  await ask()
  expect(await sql`select count(*)::int from one_time_codes`).toEqual([{ count: 2 }])
})

test('a right pair and a wrong one are refused alike when asked too often', async () => {
  const foreign = (await createTicket()).number
  await ask(mobile, undefined, foreign)

  for (const of of [number, foreign])
    await expect(ask(mobile, undefined, of)).rejects.toMatchObject({ status: 429 })
})

test('thirty codes a day reach one contact for all its tickets', async () => {
  await sql`update throttles set count = 30 where key like 'code-sent:%'`
  await forgetWindows('code-minute')

  await expect(ask()).rejects.toMatchObject({ status: 429 })
})

test('the same contact in other words is the same contact', async () => {
  for (const typed of ['+86 138-0013-8000', '138 0013 8000', '８６13800138000'])
    await expect(ask(typed)).rejects.toMatchObject({ status: 429 })
})

test('one address asks for thirty codes an hour and tries sixty', async () => {
  const asked = await Promise.allSettled(
    Array.from({ length: 31 }, (_, at) => ask(`136${String(10_000_000 + at)}`, '192.0.2.1')),
  )
  expect(asked.filter(({ status }) => status === 'rejected')).toHaveLength(1)

  const tried = await Promise.allSettled(Array.from({ length: 61 }, () => guess('1', '192.0.2.1')))
  expect(tried.filter(({ status }) => status === 'rejected')).toHaveLength(1)
})
