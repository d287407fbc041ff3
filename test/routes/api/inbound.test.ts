import { beforeEach, expect, test } from 'vitest'
import { signatureOf } from '#app/domain/delivery/receipts/signature.ts'
import { readMails } from '#app/domain/delivery/inbound-mails/read-mails.ts'
import { returnPathOf } from '#app/platform/return-path.ts'
import { action } from '#app/routes/api/inbound.ts'
import { postfix, qmail, qq } from '#test/domain/bounces/samples.ts'
import { asSystem } from '#test/support/context.ts'
import { sql } from '#test/support/database.ts'
import { expectDescribed } from '#test/support/described.ts'
import { openDesk } from '#test/support/desk.ts'
import { sentMail } from '#test/support/sent-mail.ts'

beforeEach(openDesk)

const secret = 'a-secret-of-the-mail-server-in-tests'
const domain = 'bounces.demo.invalid'
const seconds = (ago = 0) => String(Math.floor(Date.now() / 1000) - ago)
const bounce = postfix({ status: '5.1.1' })

/** What became of the delivery when all that was handed over is read. */
const state = async () => {
  await readMails(asSystem())
  const [row] = await sql`select state, failure from deliveries`
  return { ...row }
}

type Over = {
  to?: string | undefined
  from?: string
  header?: string
  key?: string
  ago?: number
  channel?: string
}
async function push(raw: Buffer, { to, from, header, key = secret, ago = 0, channel = 'email' }: Over = {}) {
  const query = new URLSearchParams({
    ...(to === undefined ? {} : { to }),
    ...(from === undefined ? {} : { from }),
  })
  const at = seconds(ago)
  const request = new Request(`http://127.0.0.1:3000/api/v1/inbound/email?${query}`, {
    method: 'POST',
    headers: {
      'Content-Type': 'message/rfc822',
      'X-Fapiao-Signature': header ?? `t=${at},v1=${signatureOf(key, at, raw)}`,
    },
    body: new Uint8Array(raw),
  })
  const response = await action({ request, params: { channel }, context: {} })
  const body: unknown = await response.json()
  const contentType = response.headers.get('Content-Type') ?? ''
  expectDescribed({ path: '/inbound/{channel}', method: 'POST', status: response.status, contentType, body })
  return { status: response.status, body }
}

test('a bounce that the mail server hands over fails its delivery and suppresses the address', async () => {
  const to = returnPathOf(await sentMail(), domain)

  expect(await push(bounce, { to, from: '' })).toEqual({ status: 200, body: { received: true } })
  expect(await state()).toEqual({ state: 'permanent', failure: 'bounce:5.1.1' })
  expect(await sql`select reason, code from suppressions`).toEqual([{ reason: 'bounce', code: '5.1.1' }])
})

test.each(['X-Original-To', 'Delivered-To', 'To'])(
  'without an envelope the mail’s own %s and Return-Path say it, in any charset',
  async (name) => {
    const path = returnPathOf(await sentMail(), domain)
    const raw = Buffer.concat([Buffer.from(`Return-Path: <>\r\n${name}:\r\n "x" <${path}>\r\n`), qq])

    expect((await push(raw)).status).toBe(200)
    expect(await state()).toEqual({ state: 'permanent', failure: 'bounce_unclear' })
  },
)

test('the same form from a sender is nobody’s bounce', async () => {
  const to = returnPathOf(await sentMail(), domain)

  expect((await push(qmail, { to, from: 'someone@mail.invalid' })).status).toBe(200)
  expect(await state()).toMatchObject({ state: 'sent' })
})

test.each<[string, Over]>([
  ['under another secret', { key: 'another-secret-of-nobody-x' }],
  ['without a signature', { header: '' }],
  ['ten minutes old', { ago: 600 }],
])('a mail %s is refused and changes nothing', async (_, over) => {
  const to = returnPathOf(await sentMail(), domain)

  expect((await push(bounce, { to, ...over })).status).toBe(401)
  expect(await state()).toMatchObject({ state: 'sent' })
})

test('a mail to an address that we never gave out is refused', async () => {
  const forged = returnPathOf(await sentMail(), domain).replace(/\.[0-9a-f]{20}@/, `.${'0'.repeat(20)}@`)

  for (const to of [forged, 'someone@elsewhere.invalid', undefined])
    expect(await push(bounce, { to })).toMatchObject({ status: 422, body: { errors: [{ field: 'to' }] } })
  expect(await state()).toMatchObject({ state: 'sent' })
})

test('there is no other channel', async () => {
  expect((await push(bounce, { channel: 'fax' })).status).toBe(404)
})
