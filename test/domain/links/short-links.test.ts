import { createHash } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { expandNotice } from '#app/domain/delivery/broadcasts/expand.ts'
import { surveyOfRateLink, ticketOfTrackLink } from '#app/domain/delivery/codes/track-link.ts'
import { confirmLink, trackLink, type LinkPurpose } from '#app/domain/delivery/links/links.ts'
import { openLink, readLink } from '#app/domain/delivery/links/read-link.ts'
import { parseShortCode, shortCode } from '#app/domain/delivery/links/short-code.ts'
import { forgetShortLinks, keepShortLinks } from '#app/domain/delivery/links/short-links.ts'
import { askToSubscribe } from '#app/domain/delivery/subscribers/ask.ts'
import { confirmSubscription, showAsking } from '#app/domain/delivery/subscribers/confirm.ts'
import { Subscription } from '#app/domain/delivery/subscribers/subscription.ts'
import { correctContact } from '#app/domain/desk/corrections/correct-contact.ts'
import { resolveTicket } from '#app/domain/desk/tickets/resolve.ts'
import { declareIncident } from '#app/domain/incidents/incidents/declare.ts'
import { UpdateInput } from '#app/domain/incidents/incidents/draft-update.ts'
import { publishNow } from '#app/domain/incidents/incidents/publish-update.ts'
import type { Lane } from '#app/domain/ground/vocabulary/lanes.ts'
import { drainDeliveries } from '#app/domain/messages/rendering/drain-deliveries.ts'
import { config } from '#app/platform/config.ts'
import type { Outcome, OutgoingMessage, Provider } from '#app/platform/provider.ts'
import { announced, listening } from '#test/support/announcing.ts'
import { as, asAnonymous, asSystem } from '#test/support/context.ts'
import { sql } from '#test/support/database.ts'
import { createTicket, hire, openDesk } from '#test/support/desk.ts'

beforeEach(openDesk)

const purposes: readonly LinkPurpose[] = ['track', 'rate', 'confirm', 'unsubscribe']
const kept = () => sql`select purpose, subject_id, expires_at from short_links order by expires_at`

/** What leaves in a lane; `keptThen` are the short links that were written down by then. */
async function sent(lane: Lane, channel: 'sms' | 'email' = 'sms', outcome: Outcome = { state: 'sent' }) {
  const messages: Array<OutgoingMessage & { keptThen: number }> = []
  const provider: Provider = {
    name: 'recording',
    concurrency: 1,
    send: async (message) => {
      messages.push({ ...message, keptThen: (await kept()).length })
      return outcome
    },
    close: async () => undefined,
  }
  await drainDeliveries(asSystem(), lane, channel, provider)
  return messages
}

const tokenIn = (message: { text: string } | undefined, path: string) =>
  new RegExp(`/${path}/([\\w-]+)`).exec(message?.text ?? '')?.[1] ?? ''

/** A ticket and the short link of its receipt. */
async function receipt(mobile = '13900001111') {
  const ticket = await createTicket({ contact: { mobile } })
  const [sms] = await sent('ticket')
  return { ticket, code: tokenIn(sms, 't') }
}

describe('what an SMS carries', () => {
  test('a receipt has a code of twelve characters where the mail has a signed token; both open the report', async () => {
    const ticket = await createTicket()
    const [sms] = await sent('ticket', 'sms')
    const [mail] = await sent('ticket', 'email')
    const [code, token] = [tokenIn(sms, 't'), tokenIn(mail, 't')]

    expect(code).toMatch(/^[2-9A-HJ-NP-Z]{12}$/)
    expect(token).toMatch(/^[\w-]{48}$/)
    for (const one of [code, token])
      expect(await ticketOfTrackLink(asAnonymous(), one)).toEqual({
        ticketId: ticket.id,
        number: ticket.number,
      })
    expect(await kept()).toMatchObject([{ purpose: 'track', subject_id: ticket.id }])
  })

  test('the code is kept as a keyed hash alone', async () => {
    const { code } = await receipt()
    const [row] = await sql`select * from short_links`
    expect(row?.code_hash).toMatch(/^[\w-]{43}$/)
    expect(JSON.stringify(row)).not.toContain(code)
    expect(row?.code_hash).not.toBe(createHash('sha256').update(code).digest('base64url'))
  })

  test('it is written down before the SMS leaves', async () => {
    await createTicket({ contact: { mobile: '13900001111' } })
    expect((await sent('ticket')).map(({ keptThen }) => keptThen)).toEqual([1])
  })

  test('an SMS that is sent again has the code it had, and one row', async () => {
    await createTicket({ contact: { mobile: '13900001111' } })
    const [first] = await sent('ticket', 'sms', { state: 'temporary', reason: 'http_500' })
    await sql`update deliveries set next_at = now() - interval '1 second'`
    const [again] = await sent('ticket')

    expect(again?.text).toBe(first?.text)
    expect(await kept()).toHaveLength(1)
  })

  test('the rating has a code of its own, and nothing is kept for the report it does not lead to', async () => {
    const { ticket } = await receipt()
    await sql`delete from short_links`
    await resolveTicket(as(await hire(['admin'])), ticket.number, { answer: '现在可以查到。' })
    const messages = await sent('ticket')
    const [survey] = await sql`select id from surveys`

    const code = tokenIn(messages[0], 'rate')
    expect(await surveyOfRateLink(asAnonymous(), code)).toBe(survey?.id)
    expect(await kept()).toMatchObject([{ purpose: 'rate', subject_id: survey?.id }])
  })

  test('a subscription is confirmed by the code of its SMS', async () => {
    const asked = Subscription.parse({ channel: 'sms', address: '13900001111' })
    await askToSubscribe(asAnonymous(), asked, { address: '203.0.113.9' })
    const code = tokenIn((await sent('code'))[0], 'confirm')

    expect(await showAsking(asAnonymous(), code)).toMatchObject({ isDone: false })
    await confirmSubscription(asAnonymous(), code)
    expect(await sql`select confirmed_at is not null as confirmed from subscribers`).toEqual([
      { confirmed: true },
    ])
  })

  test('news of an incident carries each reader’s own, the approved template the same', async () => {
    const tickets = await announcedTo(['13900003333', '13900004444'])
    const messages = await sent('incident')

    const opened = await Promise.all(
      messages.map((one) => ticketOfTrackLink(asAnonymous(), tokenIn(one, 't'))),
    )
    expect(opened.map(({ number }) => number).sort()).toEqual(tickets.toSorted())
    for (const { text, template } of messages)
      expect(tokenIn({ text }, 't')).toBe(tokenIn({ text: template?.params.url ?? '' }, 't'))
  })

  test('who reads news as a subscriber gets the public page, and no code', async () => {
    await listening('sms', 2)
    await announced()
    expect((await sent('incident')).map(({ text }) => text)).toEqual([
      expect.stringContaining('/announcements/'),
      expect.stringContaining('/announcements/'),
    ])
    expect(await kept()).toEqual([])
  })
})

async function announcedTo(mobiles: string[]): Promise<string[]> {
  const tickets: string[] = []
  for (const mobile of mobiles) tickets.push((await createTicket({ contact: { mobile } })).number)
  await sent('ticket')
  await sql`delete from short_links`
  const commander = as(await hire(['commander'], null))
  const declaration = {
    title: { 'zh-CN': '数据同步延迟' },
    severity: 2,
    description: '积压',
    tickets,
  } as const
  const { number } = await declareIncident(commander, declaration)
  const update = { status: 'identified', body: { 'zh-CN': '正在修。' }, approve: { reason: '急' } }
  const { noticeId } = await publishNow(commander, number, UpdateInput.parse(update))
  await expandNotice(asSystem(), noticeId ?? '')
  return tickets
}

describe('what a code opens', () => {
  test('its own purpose, and no other', async () => {
    const { ticket, code } = await receipt()
    const opened = await Promise.all(purposes.map((purpose) => openLink(asAnonymous(), purpose, code)))
    expect(opened).toEqual([ticket.id, null, null, null])
  })

  test('as somebody types what was read to them', async () => {
    const { ticket, code } = await receipt()
    const groups = code.match(/.{4}/g) ?? []
    for (const typed of [
      code.toLowerCase(),
      groups.join('-'),
      groups.join(' '),
      code.replaceAll(/\d/g, wide),
    ])
      expect(await openLink(asAnonymous(), 'track', typed), typed).toBe(ticket.id)
  })

  test('until it has expired: a report then says its number, as by a signed link', async () => {
    const { ticket, code } = await receipt()
    const inDays = (count: number) => asAnonymous(new Date(Date.now() + count * 86_400_000))

    expect(await ticketOfTrackLink(inDays(89), code)).toMatchObject({ number: ticket.number })
    expect(await openLink(inDays(91), 'track', code)).toBeNull()
    await expect(ticketOfTrackLink(inDays(91), code)).rejects.toMatchObject({
      kind: 'notFound',
      reason: 'link.invalid',
      details: { number: ticket.number },
    })
  })

  test('nothing any more once the contact was put right', async () => {
    const filedAt = new Date(Date.now() - 3_600_000)
    const ticket = await createTicket({ contact: { mobile: '13900001111' } }, filedAt)
    const code = tokenIn((await sent('ticket'))[0], 't')
    const agent = as(await hire())
    expect(await ticketOfTrackLink(agent, code)).toMatchObject({ number: ticket.number })

    const contact = { name: '', mobile: '13700002222', email: '', remove: [], tell: false }
    await correctContact(agent, ticket.number, contact)
    await expect(ticketOfTrackLink(agent, code)).rejects.toMatchObject({
      kind: 'notFound',
      reason: 'link.invalid',
    })
  })

  test('nothing where it was made up, was never sent, or its row was changed by hand', async () => {
    const { ticket, code } = await receipt()
    const other = await createTicket()
    const neverSent = shortCode(trackLink(other.id, new Date()))
    for (const one of ['222222222222', neverSent])
      await expect(ticketOfTrackLink(asAnonymous(), one)).rejects.toMatchObject({ reason: 'link.invalid' })

    await sql`update short_links set subject_id = ${other.id}`
    await expect(ticketOfTrackLink(asAnonymous(), code)).rejects.toMatchObject({ reason: 'link.invalid' })
    await sql`update short_links set subject_id = ${ticket.id}, expires_at = expires_at + interval '1 year'`
    expect(await readLink(asAnonymous(), 'track', code)).toBeNull()
  })

  test('nothing where two links have it: neither reader may see what is the other’s', async () => {
    const { code } = await receipt()
    const other = await createTicket()
    await sql`insert into short_links select code_hash, purpose, ${other.id}, expires_at from short_links`
    expect(await openLink(asAnonymous(), 'track', code)).toBeNull()
  })
})

const wide = (digit: string) => String.fromCodePoint((digit.codePointAt(0) ?? 0) + 0xfee0)

describe('who guesses', () => {
  const from = (address: string) => ({ ...asAnonymous(), actor: { type: 'anonymous' as const, address } })
  const guess = () => openLink(from('203.0.113.7'), 'track', '222222222222')

  test('is refused past a hundred and twenty codes an hour, also with a right one; others are not', async () => {
    const { ticket, code } = await receipt()
    for (let count = 0; count < 120; count++) expect(await guess()).toBeNull()

    await expect(guess()).rejects.toMatchObject({ kind: 'tooMany' })
    await expect(openLink(from('203.0.113.7'), 'track', code)).rejects.toMatchObject({ kind: 'tooMany' })
    expect(await openLink(from('203.0.113.8'), 'track', code)).toBe(ticket.id)
  })

  test('is counted also where a form is sent, which is refused as a whole', async () => {
    await expect(confirmSubscription(from('203.0.113.7'), '222222222222')).rejects.toMatchObject({
      reason: 'link.invalid',
    })
    expect(await sql`select count from throttles where key like 'short-link:%'`).toEqual([{ count: 1 }])
  })

  test('opening a link that is good writes nothing, however often', async () => {
    const { code } = await receipt()
    for (let count = 0; count < 3; count++) await openLink(from('203.0.113.7'), 'track', code)
    expect(await sql`select from throttles where key like 'short-link%'`).toEqual([])
  })
})

describe('keys', () => {
  const before = config().SECRET_KEYS
  afterEach(() => void Object.assign(config(), { SECRET_KEYS: before }))

  test('a code opens, and comes out the same, after a key was added', async () => {
    const { ticket, code } = await receipt()
    const [row] = await kept()
    const added = `t2:${createHash('sha256').update('added').digest('base64')}`
    Object.assign(config(), { SECRET_KEYS: `${added},${before}` })

    expect(await openLink(asAnonymous(), 'track', code)).toBe(ticket.id)
    expect(shortCode({ purpose: 'track', id: ticket.id, expiresAt: row?.expires_at })).toBe(code)
  })
})

test('the sweep removes what has been expired for a month, and nothing else', async () => {
  const ids = ['a', 'b', 'c'].map((end) => `01a20424-c001-7000-b5ad-57a057efbe4${end}`)
  const daysAgo = (count: number) => new Date(Date.now() - count * 86_400_000)
  await keepShortLinks(
    asSystem(),
    // Two days after they were made they expire.
    [40, 20, 1].map((days, index) => confirmLink(ids[index] ?? '', daysAgo(days))),
  )
  await forgetShortLinks(asSystem())
  expect((await kept()).map(({ subject_id }) => subject_id)).toEqual([ids[1], ids[2]])
})

describe('codes', () => {
  const link = trackLink('01a20424-c001-7000-b5ad-57a057efbe42', new Date('2026-05-14T14:00:00+08:00'))

  test('differ by row, purpose and end, and have all characters of the alphabet', () => {
    const later = new Date(link.expiresAt.getTime() + 60_000)
    const others = [
      { ...link, purpose: 'rate' as const },
      { ...link, expiresAt: later },
      { ...link, id: crypto.randomUUID() },
    ]
    expect(new Set([link, ...others].map(shortCode)).size).toBe(4)
    const many = Array.from({ length: 200 }, () => shortCode({ ...link, id: crypto.randomUUID() }))
    expect(new Set(many).size).toBe(200)
    expect([...new Set(many.join(''))].sort().join('')).toBe('23456789ABCDEFGHJKLMNPQRSTUVWXYZ')
  })

  test.each([
    '',
    '2222',
    '222222222220',
    'O22222222222',
    '2'.repeat(13),
    '2'.repeat(100_000),
    '无'.repeat(12),
  ])('a text is none where it is too short, too long or has another character (%#)', (text) =>
    expect(parseShortCode(text)).toBeNull(),
  )
})
