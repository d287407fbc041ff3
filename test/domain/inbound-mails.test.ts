import { beforeEach, describe, expect, test } from 'vitest'
import { claimMail, returnMail } from '#app/domain/delivery/inbound-mails/claim-mail.ts'
import { forgetOldMails } from '#app/domain/delivery/inbound-mails/forget-mails.ts'
import { listPoison } from '#app/domain/delivery/inbound-mails/list-poison.ts'
import { nextMailInMs, readMails } from '#app/domain/delivery/inbound-mails/read-mails.ts'
import { receiveMail } from '#app/domain/delivery/inbound-mails/receive-mail.ts'
import { retryMail } from '#app/domain/delivery/inbound-mails/retry-mail.ts'
import { showRaw } from '#app/domain/delivery/inbound-mails/show-raw.ts'
import { roles } from '#app/domain/ground/vocabulary/staff-roles.ts'
import { postfix } from '#test/domain/bounces/samples.ts'
import { as, asSystem, at, enqueued, forgetJobs } from '#test/support/context.ts'
import { sql } from '#test/support/database.ts'
import { hire, openDesk } from '#test/support/desk.ts'
import { sentMail } from '#test/support/sent-mail.ts'

beforeEach(async () => {
  await openDesk()
  forgetJobs()
})

const raw = postfix({ status: '5.1.1' })
const recipient = 'bounce+x@bounces.demo.invalid'
const receive = (
  deliveryId: string,
  over: Partial<{ sender: string | null; raw: Buffer }> = {},
  now?: Date,
) =>
  receiveMail(asSystem(now), {
    source: 'smtp',
    deliveryId,
    envelope: { sender: over.sender === undefined ? '' : over.sender, recipient },
    raw: over.raw ?? raw,
  })
const admin = async () => as(await hire(['admin'], null))
const rows = async () => [...(await sql`select state, attempts, reason from inbound_mails order by id`)]
async function poison(): Promise<string> {
  await receive(await sentMail())
  await sql`update inbound_mails set state = 'poison', attempts = 3, reason = 'memory', settled_at = now()`
  const [row] = await sql<{ id: string }[]>`select id from inbound_mails`
  return row?.id ?? ''
}

test('a mail is kept encrypted, envelope and all', async () => {
  await receive(await sentMail(), { sender: 'postmaster@corp.invalid' })

  const [row] = await sql<{ all: string }[]>`
    select encode(raw_cipher, 'escape') || encode(envelope_cipher, 'escape') || to_jsonb(m)::text as all
      from inbound_mails m`
  for (const word of ['reader@mail.invalid', 'Undelivered', 'postmaster', 'bounce+x', '5.1.1'])
    expect(row?.all).not.toContain(word)
})

describe('the same mail', () => {
  test('twice, also at once, is one row and is read once', async () => {
    const id = await sentMail()
    await Promise.all(Array.from({ length: 5 }, () => receive(id)))
    await readMails(asSystem())
    await receive(id)

    expect(await rows()).toEqual([{ state: 'parsed', attempts: 1, reason: null }])
    expect(await sql`select 1 from receipts`).toHaveLength(1)
  })

  test.each([
    ['another sender', { sender: 'x@mail.invalid' }],
    ['another content', { raw: Buffer.concat([raw, Buffer.from('\r\n')]) }],
    ['no sender that is known', { sender: null }],
  ])('with %s is another', async (_, over) => {
    const id = await sentMail()
    await receive(id)
    await receive(id, over)

    expect(await rows()).toHaveLength(2)
  })
})

test('what is longer than a megabyte is not kept', async () => {
  await expect(receive(await sentMail(), { raw: Buffer.alloc(1024 * 1024 + 1) })).rejects.toMatchObject({
    kind: 'invalid',
  })
  expect(await rows()).toEqual([])
})

test('of several workers one reads a mail', async () => {
  await receive(await sentMail())
  const claims = await Promise.all(Array.from({ length: 5 }, () => claimMail(asSystem())))

  expect(claims.filter((claim) => claim !== null)).toHaveLength(1)
})

test('a mail whose reader’s worker died is taken again after its lease, and put aside after three', async () => {
  await receive(await sentMail())
  for (let tries = 0; tries < 3; tries++) {
    expect(await claimMail(asSystem())).not.toBeNull()
    expect(await claimMail(asSystem())).toBeNull()
    await sql`update inbound_mails set next_at = now() - interval '1 second'`
  }
  await readMails(asSystem())

  expect(await rows()).toMatchObject([{ state: 'poison', reason: 'died' }])
})

test('a try that failed by a fault of ours does not count', async () => {
  await receive(await sentMail())
  const mail = await claimMail(asSystem())
  if (mail) await returnMail(asSystem(), mail)

  expect(await rows()).toEqual([{ state: 'received', attempts: 0, reason: null }])
  expect(await nextMailInMs(asSystem())).toBeGreaterThan(20_000)
})

test('a bounce counts from when it came, however late it is read', async () => {
  await receive(await sentMail(), {}, at('2026-03-02T09:00+08:00'))
  await readMails(asSystem())

  expect(await sql`select created_at from suppressions`).toEqual([
    { created_at: at('2026-03-02T09:00+08:00') },
  ])
})

test('a mail whose stored content is damaged is put aside after its last try, and its download is refused', async () => {
  const id = await poison()
  await sql`update inbound_mails set state = 'received', attempts = 0, next_at = now() - interval '1 second', settled_at = null,
                                     raw_cipher = substring(raw_cipher from 1 for 8)`
  for (let round = 0; round < 4; round++) {
    await readMails(asSystem())
    await sql`update inbound_mails set next_at = now() - interval '1 second' where state = 'received'`
  }
  expect(await rows()).toEqual([{ state: 'poison', attempts: 3, reason: 'damaged' }])
  await expect(showRaw(await admin(), id)).rejects.toMatchObject({ reason: 'data.unreadable' })
})

describe('on the desk', () => {
  test.each(roles.filter((role) => role !== 'admin'))('%s is shown none and may do nothing', async (role) => {
    const id = await poison()
    const ctx = as(await hire([role], null))
    for (const work of [() => listPoison(ctx), () => retryMail(ctx, id), () => showRaw(ctx, id)])
      await expect(work()).rejects.toMatchObject({ kind: 'forbidden' })
  })

  test('an administrator has one read again, once, and it is in the audit', async () => {
    const id = await poison()
    const ctx = await admin()
    await retryMail(ctx, id)
    await expect(retryMail(ctx, id)).rejects.toMatchObject({ kind: 'conflict', reason: 'mail.not_aside' })

    expect(enqueued.at(-1)).toEqual({ name: 'mails.read', data: {} })
    await readMails(asSystem())
    expect(await rows()).toEqual([{ state: 'parsed', attempts: 1, reason: null }])
    expect(await sql`select failure from deliveries`).toEqual([{ failure: 'bounce:5.1.1' }])
    expect(await sql`select subject_id from audit_rows where action = 'inbound_mail.retried'`).toEqual([
      { subject_id: id },
    ])
  })

  test('an administrator gets one as it came, which is in the audit; what was read is not to be had', async () => {
    const id = await poison()
    expect(await showRaw(await admin(), id)).toEqual(raw)
    expect(await sql`select details from audit_rows where action = 'inbound_mail.downloaded'`).toEqual([
      { details: {} },
    ])

    await sql`update inbound_mails set state = 'parsed'`
    for (const wrong of [id, 'x', '018f4f4e-0000-7000-8000-000000000000'])
      await expect(showRaw(await admin(), wrong)).rejects.toMatchObject({ kind: 'notFound' })
  })

  test('many are on pages without a gap, also those put aside at the same moment', async () => {
    const delivery = await sentMail()
    for (let n = 0; n < 60; n++) await receive(delivery, { raw: Buffer.from(`Subject: ${n}\r\n\r\n`) })
    await sql`update inbound_mails set state = 'poison', reason = 'crashed', settled_at = date_trunc('day', now())`

    const ctx = await admin()
    const first = await listPoison(ctx)
    const second = await listPoison(ctx, first.next)
    const ids = [...first.items, ...second.items].map((item) => item.id)
    expect([first.items.length, second.items.length, second.next]).toEqual([50, 10, null])
    expect(new Set(ids).size).toBe(60)
    expect((await listPoison(ctx, 'no cursor')).items).toHaveLength(50)
  })
})

test('what was read goes after 30 days, what could not be after 90, and what waits stays', async () => {
  const id = await sentMail()
  for (const [n, state, days] of [
    [1, 'parsed', 29],
    [2, 'parsed', 31],
    [3, 'poison', 89],
    [4, 'poison', 91],
    [5, 'received', 400],
  ] as const) {
    await receive(id, { raw: Buffer.from(`Subject: ${n}\r\n\r\n`) })
    await sql`
      update inbound_mails set state = ${state}, size = ${n},
             settled_at = case when ${state} <> 'received' then now() - make_interval(days => ${days}) end
       where state = 'received' and settled_at is null and size > 5`
  }
  await forgetOldMails(asSystem())

  expect(await sql`select size from inbound_mails order by size`).toEqual([1, 3, 5].map((size) => ({ size })))
})
