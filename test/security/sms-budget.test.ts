import { beforeEach, expect, test } from 'vitest'
import { requestCode } from '#app/domain/delivery/codes/request-code.ts'
import { listOwnAlarms } from '#app/domain/delivery/alarms/own-alarms.ts'
import { markProven } from '#app/domain/contacts/contacts/proven.ts'
import { normaliseMobile } from '#app/domain/contacts/contacts/mobile.ts'
import { storeContact } from '#app/domain/contacts/contacts/store-contact.ts'
import { fileOnce } from '#app/domain/intake/reports/file-once.ts'
import { fileReport } from '#app/domain/intake/reports/file-report.ts'
import { parseReport } from '#app/domain/intake/reports/report.ts'
import { askToSubscribe } from '#app/domain/delivery/subscribers/ask.ts'
import { Subscription } from '#app/domain/delivery/subscribers/subscription.ts'
import { isOwnMachine } from '#app/domain/ground/throttle/own-machine.ts'
import { as, asAnonymous, asSystem } from '#test/support/context.ts'
import { sql } from '#test/support/database.ts'
import { unkeyed } from '#app/domain/ground/idempotency/once-form.ts'
import { aReport, createTicket, hire, openDesk } from '#test/support/desk.ts'
import { roomInTheMinute } from '#test/support/windows.ts'

process.env.SMS_DAILY_BUDGET = '30'

let count = 0
const from = (address: string) => as({ type: 'anonymous', address })
const file = (address: string, mobile: string) => {
  const { report } = parseReport(
    aReport({ contact: { mobile, email: `m${(count += 1)}@demo.invalid` } }),
    new Date(),
  )
  return fileOnce(from(address), { report, uploads: async () => [], sent: unkeyed })
}
const aMobile = () => `139${String(10_000_000 + (count += 1)).padStart(8, '0')}`
const proven = async (mobile: string) =>
  markProven(
    asSystem(),
    (await storeContact(asSystem(), { mobile: normaliseMobile(mobile) ?? '', language: 'zh-CN' })).id,
  )
const bySms = async () =>
  await sql<{ state: string; failure: string | null; count: number }[]>`
    select state, failure, count(*)::int from deliveries where channel = 'sms' group by state, failure order by state`
const spend = (sms: number) => sql`
  insert into throttles values ('sms-day:spent', date_trunc('day', now() at time zone 'Asia/Shanghai') at time zone 'Asia/Shanghai', ${sms})`

beforeEach(openDesk)

test('past the day’s budget a report is filed and its mail goes, without the SMS, and the desk is told once', async () => {
  await spend(29)
  for (let i = 0; i < 3; i++) await createTicket()

  expect(await bySms()).toEqual([
    { state: 'queued', failure: null, count: 1 },
    { state: 'suppressed', failure: 'budget', count: 2 },
  ])
  expect(await sql`select state, queued, suppressed from notices order by queued`).toEqual([
    { state: 'sending', queued: 1, suppressed: 1 },
    { state: 'sending', queued: 1, suppressed: 1 },
    { state: 'sending', queued: 2, suppressed: 0 },
  ])
  const alarms = await listOwnAlarms(as(await hire(['admin'], null)))
  expect(alarms.map(({ kind, subject }) => ({ kind, subject }))).toEqual([
    { kind: 'sms_budget_spent', subject: null },
  ])
})

test('a message that could only go by SMS is finished at once', async () => {
  await spend(30)
  await createTicket({ contact: { mobile: aMobile() } })
  const [notice] = await sql`select state, finished_at is not null as over from notices`
  expect(notice).toEqual({ state: 'finished', over: true })
})

test('past the budget a code by SMS is refused in words, to strangers as to reporters; by mail it goes', async () => {
  const mobile = aMobile()
  const { number } = await createTicket({ contact: { mobile, email: 'known@demo.invalid' } })
  await spend(30)
  for (const contact of [mobile, aMobile()])
    await expect(
      requestCode(asAnonymous(), { number, contact, address: '203.0.113.7' }),
    ).rejects.toMatchObject({ kind: 'tooMany', reason: 'sms_budget' })
  await requestCode(asAnonymous(), { number, contact: 'known@demo.invalid', address: '203.0.113.7' })
  expect(await sql`select 1 from deliveries where lane = 'code' and channel = 'email'`).toHaveLength(1)
})

test('what a key files is not held back, whatever strangers spent', async () => {
  await spend(30)
  const key = as({ type: 'api', keyId: crypto.randomUUID(), scopes: ['tickets:write'] })
  await fileReport(key, parseReport(aReport(), new Date()).report)
  expect(await bySms()).toEqual([{ state: 'queued', failure: null, count: 1 }])
})

test('one number that is proven gets twenty a day, whoever reports in its name', async () => {
  const mobile = aMobile()
  await proven(mobile)
  for (let i = 0; i < 22; i++) await file(`203.0.113.${i + 1}`, mobile)
  expect(await bySms()).toEqual([
    { state: 'queued', failure: null, count: 20 },
    { state: 'suppressed', failure: 'budget', count: 2 },
  ])
})

test('one contact is reported for fifty times a day, and a double click counts once', async () => {
  const mobile = aMobile()
  const { report } = parseReport(aReport({ contact: { mobile } }), new Date())
  const sent = { scope: 'form', key: crypto.randomUUID(), words: 'the same' }
  for (let i = 0; i < 60; i++) await fileOnce(asAnonymous(), { report, uploads: async () => [], sent })
  for (let i = 0; i < 49; i++) await file('198.51.100.9', mobile)
  await expect(file('198.51.100.9', mobile)).rejects.toMatchObject({ kind: 'tooMany' })
})

test('subscribing is throttled by contact and by address', async () => {
  await roomInTheMinute()
  const ask = (address: string, ip: string) =>
    askToSubscribe(from(ip), Subscription.parse({ channel: 'email', address }), { address: ip })
  await ask('same@demo.invalid', '203.0.113.1')
  await expect(ask('same@demo.invalid', '203.0.113.99')).rejects.toMatchObject({ kind: 'tooMany' })
  await Promise.all(Array.from({ length: 30 }, (_, count) => ask(`s${count}@demo.invalid`, '198.51.100.1')))
  await expect(ask('last@demo.invalid', '198.51.100.1')).rejects.toMatchObject({ kind: 'tooMany' })
})

test('from this machine itself nobody is throttled by address: a proxy stands for everybody', async () => {
  const ask = (address: string) =>
    askToSubscribe(from('127.0.0.1'), Subscription.parse({ channel: 'email', address }), {
      address: '127.0.0.1',
    })
  await Promise.all(Array.from({ length: 32 }, (_, count) => ask(`p${count}@demo.invalid`)))
  const [asked] = await sql`select count(*)::int as count from subscribers where asked_at is not null`
  expect(asked?.count).toBe(32)
})

test('an address of this machine says nothing about who asks', () => {
  expect(['127.0.0.1', '::1', '::ffff:127.0.0.1'].map(isOwnMachine)).toEqual([true, true, true])
  expect(['203.0.113.127', '10.127.0.1', '::ffff:10.0.0.1', 'unknown'].some(isOwnMachine)).toBe(false)
})
