import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { linkToken } from '#app/domain/delivery/links/links.ts'
import { replyToTicket } from '#app/domain/desk/tickets/reply.ts'
import { drainDeliveries } from '#app/domain/messages/rendering/drain-deliveries.ts'
import { codeOf } from '#app/platform/crypto.ts'
import type { OutgoingMessage } from '#app/platform/provider.ts'
import { closeRuntime } from '#app/platform/runtime.ts'
import { loader as receipt } from '#app/routes/public/received.tsx'
import { action as report } from '#app/routes/public/report.tsx'
import { loader as exchange } from '#app/routes/public/ticket-exchange.tsx'
import { action as answer } from '#app/routes/public/ticket-messages.tsx'
import { loader as ticket } from '#app/routes/public/ticket.tsx'
import { loader as openLink } from '#app/routes/public/track-link.tsx'
import { action as nudge } from '#app/routes/public/ticket-nudge.tsx'
import { action as withdraw } from '#app/routes/public/ticket-withdrawal.tsx'
import { action as track } from '#app/routes/public/track.tsx'
import { as, asSystem } from '#test/support/context.ts'
import { sql } from '#test/support/database.ts'
import { hire, openDesk } from '#test/support/desk.ts'
import { get, post, thrownBy } from '#test/routes/public/send.ts'

// The form takes any contact: whoever files may have given somebody else's.

beforeEach(openDesk)
afterAll(closeRuntime)

const cookieOf = (answer: unknown) =>
  (answer instanceof Response ? (answer.headers.get('Set-Cookie') ?? '') : '').split(';')[0] ?? ''

const file = (over: Record<string, string> = {}) =>
  report(
    post('/report', {
      formKey: crypto.randomUUID(),
      kind: 'missing_invoice',
      'invoice.number': '24112000000135114086',
      description: '查无此票。',
      'contact.mobile': '13800138000',
      'contact.email': 'victim@mail.invalid',
      consent: 'yes',
      privacyVersion: '1',
      ...over,
    }),
  )

/** A report filed with a contact of somebody else, and both of their browsers. */
async function filedForSomebody() {
  const filed = await file()
  const [row] = await sql<{ id: string; number: string }[]>`select id, number from tickets`
  const { id = '', number = '' } = row ?? {}
  const params = { number }
  const token = linkToken('track', id, new Date(Date.now() + 3_600_000))
  const opened = await openLink(get(`/t/${token}`, { token }))
  return {
    ...{ id, number, params },
    stranger: { cookie: cookieOf(filed) },
    owner: { cookie: cookieOf(opened) },
  }
}

const say = async (
  body: string,
  { number, params }: { number: string; params: { number: string } },
  headers: HeadersInit,
  more: Record<string, File> = {},
) =>
  answer(
    post(`/tickets/${number}/messages`, { formKey: crypto.randomUUID(), body, ...more }, params, headers),
  )
const aFile = () => ({ files: new File(['%PDF-1.4\n身份证'], 'a.pdf') })
/** A button of the ticket's page, pressed by its owner. */
const press = (action: typeof nudge | typeof withdraw, { number, params, owner }: Filed) =>
  action(post(`/tickets/${number}/x`, { formKey: crypto.randomUUID() }, params, owner))

describe('who filed with a contact that nobody has proven', () => {
  test('sees what this browser filed and may add to it', async () => {
    const { number, params, stranger } = await filedForSomebody()
    await say('我再补充一句。', { number, params }, stranger)

    const page = await ticket(get(`/tickets/${number}`, params, stranger))

    expect(page).toMatchObject({ isUnproven: true, messages: [{ body: '我再补充一句。' }] })
  })

  test('sees no answer of the desk, no file of it and no promise', async () => {
    const { number, params, stranger } = await filedForSomebody()
    const lead = as(await hire(['lead']))
    await replyToTicket(lead, number, { visibility: 'public', body: '请您核对税号 91110000600037341L。' })
    await sql`
      insert into promises (id, ticket_id, made_by, text, due_at, created_at)
      select gen_random_uuid(), id, ${lead.actor.type === 'staff' ? lead.actor.id : ''}, '明天回电 13800138000', now(), now() from tickets`

    const page = await ticket(get(`/tickets/${number}`, params, stranger))
    const text = await (await exchange(get(`/tickets/${number}/exchange`, params, stranger))).text()

    for (const shown of [JSON.stringify(page), text]) expect(shown).not.toMatch(/91110000600037341L|明天回电/)
  })

  test.each([
    ['writes', (own: Filed) => say('我的身份证在这里。', own, own.owner)],
    ['uses a code', useCode],
    ['nudges', (own: Filed) => press(nudge, own)],
    ['withdraws', (own: Filed) => press(withdraw, own)],
    ['sends a file', (own: Filed) => say('见附件。', own, own.owner, aFile())],
  ])('sees the receipt alone once the owner of the contact %s', async (_, act) => {
    const own = await filedForSomebody()
    await act(own)
    const { number, params, stranger } = own

    const places = await Promise.all(
      [ticket, exchange].map(async (page) => {
        const thrown = await thrownBy(() => page(get(`/tickets/${number}`, params, stranger)))
        return thrown instanceof Response ? thrown.headers.get('Location') : thrown
      }),
    )
    const refused = await thrownBy(() => say('还是我。', own, stranger))

    expect(places).toEqual([`/track?number=${number}`, `/track?number=${number}`])
    expect(refused instanceof Response && refused.headers.get('Location')).toBe(`/track?number=${number}`)
    expect(await receipt(get(`/report/received/${number}`, params, stranger))).toMatchObject({ number })
  })

  test('the owner sees everything, by the link that was sent', async () => {
    const own = await filedForSomebody()
    await replyToTicket(as(await hire(['lead'])), own.number, { visibility: 'public', body: '已找到。' })

    const page = await ticket(get(`/tickets/${own.number}`, own.params, own.owner))

    expect(page).toMatchObject({ isUnproven: false, messages: [{ body: '已找到。' }] })
  })
})

type Filed = Awaited<ReturnType<typeof filedForSomebody>>

async function useCode({ number }: Filed) {
  await track(post('/track', { number, contact: '13800138000' }))
  const [code] = await sql<{ id: string }[]>`select id from one_time_codes`
  await track(post('/track', { challenge: code?.id ?? '', code: codeOf(code?.id ?? '') }))
}

/** What leaves by itself after a report. */
async function sent(channel: 'email' | 'sms'): Promise<OutgoingMessage[]> {
  const outgoing: OutgoingMessage[] = []
  await drainDeliveries(asSystem(), 'ticket', channel, {
    name: 'sink',
    concurrency: 1,
    send: async (message) => {
      outgoing.push(message)
      return { state: 'sent' }
    },
    close: async () => undefined,
  })
  return outgoing
}

describe('what leaves by itself', () => {
  test.each([
    ['a suggestion', { kind: 'feature_suggestion', description: '请访问 https://evil.example/pay 付款' }],
    ['a complaint', { kind: 'complaint', description: '加微信 evil_pay 领奖' }],
    ['a name', { 'contact.name': 'https://evil.example/pay' }],
    ['the words of an error', { 'lookup.exactMessage': 'evil.example/pay' }],
    ['a seller', { 'invoice.sellerName': '中奖 evil.example/pay' }],
    ['an answer of a form', { kind: 'complaint', 'extra.about': 'evil.example/pay' }],
  ])('carries no word that was typed: %s', async (_, over) => {
    await file(over)

    const [mail] = await sent('email')
    const [sms] = await sent('sms')

    expect(mail?.text).toContain('类型')
    for (const text of [mail?.subject, mail?.text, mail?.html, sms?.text])
      expect(text).not.toMatch(/evil|中奖|加微信/)
  })

  test('reaches a contact three times a day, whatever is filed in its name', async () => {
    for (let i = 0; i < 5; i++) await file({ 'invoice.number': `2411200000013511408${i}` })

    const rows = await sql`
      select channel, state, failure, count(*)::int from deliveries group by 1, 2, 3 order by 1, 2`
    expect(rows).toEqual([
      { channel: 'email', state: 'queued', failure: null, count: 3 },
      { channel: 'email', state: 'suppressed', failure: 'stranger', count: 2 },
      { channel: 'sms', state: 'queued', failure: null, count: 3 },
      { channel: 'sms', state: 'suppressed', failure: 'stranger', count: 2 },
    ])
    expect(await sql`select count(*)::int from tickets`).toEqual([{ count: 5 }])
  })

  test('the same report again and again is told no more often', async () => {
    for (let i = 0; i < 5; i++) await file()

    expect(
      await sql`select count(*)::int from deliveries where state = 'queued' and channel = 'sms'`,
    ).toEqual([{ count: 3 }])
  })

  test('is not held back where the contact is proven', async () => {
    const own = await filedForSomebody()
    await say('是我的。', own, own.owner)

    for (let i = 0; i < 5; i++) await file({ 'invoice.number': `2411200000013511408${i}` })

    expect(await sql`select count(*)::int from deliveries where failure = 'stranger'`).toEqual([{ count: 0 }])
  })
})
