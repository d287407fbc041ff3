import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { signatureOf, verifySignature } from '#app/domain/delivery/receipts/signature.ts'
import { canListTickets } from '#app/domain/desk/tickets/policy.ts'
import type { Role } from '#app/domain/ground/vocabulary/staff-roles.ts'
import { acceptInvitation } from '#app/domain/people/staff/accept-invitation.ts'
import { createStaff } from '#app/domain/people/staff/create-staff.ts'
import { resetPassword } from '#app/domain/people/staff/reset-password.ts'
import { signIn } from '#app/domain/people/staff/sign-in.ts'
import { csvAnswer } from '#app/http/csv.ts'
import { listenForMail } from '#app/platform/inbound-smtp.ts'
import { decrypt, DecryptError, encrypt } from '#app/platform/crypto.ts'
import { loggablePath } from '#app/platform/log.ts'
import { closeRuntime } from '#app/platform/runtime.ts'
import { webhookAddress } from '#app/platform/webhooks/address.ts'
import * as tickets from '#app/routes/api/tickets.ts'
import { action as fileReport } from '#app/routes/public/report.tsx'
import { aKey, call as callRoute } from '#test/support/api.ts'
import { as, asAnonymous, asSystem } from '#test/support/context.ts'
import { sql } from '#test/support/database.ts'
import { aReport, createTicket, hire, openDesk } from '#test/support/desk.ts'
import { post } from '#test/support/desk-request.ts'
import { report } from '#test/support/forms.ts'
import { aNotice } from '#test/support/notices.ts'
import { pageRenderer } from '#test/support/render.ts'
import { post as sendForm } from '#test/routes/public/send.ts'
import { passTo, sessionCookie } from './walk/callers.ts'

// Twelve small kinds, each with variants of its own; what more is known of one stands in a file of its own
// (docs/testing.md, "Which threat is held by which file").

beforeEach(openDesk)
afterAll(closeRuntime)

describe('a signed link', () => {
  const token = '0123456789abcdefghijklmnopqrstuvwxyz'

  test.each(['/t/', '/T/', '/EN/Rate/', '/old/t/', '/t%2F', '//x/', '/api/v9/surveys/'])(
    'under %s is in no log',
    (prefix) => {
      for (const suffix of ['', '/', '.data', '?level=5'])
        expect(loggablePath(prefix + token + suffix)).not.toContain(token.slice(8))
    },
  )
})

describe('an externalId', () => {
  test.each(['case-7', '发票-7', ' case-7', 'x'.repeat(100), '0'])(
    'of a key, %j, sent twice is one ticket',
    async (externalId) => {
      const key = await aKey()
      const file = () => callRoute(tickets, { key, body: aReport({ externalId }) })

      const [first, again] = [await file(), await file()]

      expect([first.status, again.status]).toEqual([201, 200])
      expect(again.body).toMatchObject({ number: first.body.number, duplicate: true })
    },
  )

  test('of a form is no field', async () => {
    for (const name of ['externalId', 'ticket.externalId'])
      await fileReport(sendForm('/report', { ...report, [name]: 'case-7' }))
    await fileReport(sendForm('/report?externalId=case-7', report))

    expect([...(await sql`select distinct external_id from tickets`)]).toEqual([{ external_id: null }])
  })
})

describe('a form can’t choose its priority', () => {
  test.each<[string, Record<string, string>, string?]>([
    ['by a category', { category: 'complaint' }],
    ['by a cause', { causeCode: 'I1' }],
    ['by itself', { priority: 'urgent' }],
    ['by a cause in a group', { 'lookup.causeCode': 'I1' }],
    ['by answers that nobody signed', { check: 'I1' }],
    ['in its address', {}, '?category=complaint&priority=urgent&causeCode=I1'],
  ])('%s', async (_, fields, query = '') => {
    await fileReport(sendForm(`/report${query}`, { ...report, kind: 'praise', ...fields }))

    const [ticket] = await sql`select priority, cause_code from tickets`
    expect(ticket).toEqual({ priority: 'low', cause_code: null })
  })
})

test.each(['=1+1', '＝1+1', '＋86', '－2', '＠SUM(A1)', '\u200b=1', '\u2066＝1', '\u3000@x'])(
  'a cell %j of an export is no formula',
  async (cell) => {
    const rows = (async function* () {
      yield [[cell]]
    })()
    const reader = { signal: new AbortController().signal, room: async () => undefined }
    const [, row] = (await csvAnswer('x.csv', ['head'], rows, reader).text()).split('\r\n')

    expect(row).toBe(`'${cell}`)
  },
)

test.each(['1234567890', 'password123', 'P@ssw0rd2026', 'qwertyuiop', 'aaaaaaaaaaaa', '13800138000'])(
  'a password %s is refused',
  async (password) => {
    const token = await resetPassword(as(await hire(['admin'], null)), (await hire()).id)

    await expect(acceptInvitation(asAnonymous(), token, password)).rejects.toMatchObject({
      fields: [{ field: 'password', message: 'password_easy' }],
    })
  },
)

test('an account that does not exist is refused with the work of one that does', async () => {
  const rounds = 15
  await createStaff(asSystem(), {
    ...{ name: '坐席', email: 'agent@demo.invalid', roles: ['agent'], department: 'product' },
    password: 'correct horse battery',
  })
  const took = async (email: string) => {
    await sql`delete from throttles`
    await sql`update staff set locked_until = null`
    // Processor time of this process, its hashing threads among it: a busy machine makes it no longer.
    const before = process.cpuUsage()
    const given = { email, password: 'wrong', address: '198.51.100.7', userAgent: 'test' }
    await expect(signIn(asAnonymous(), given)).rejects.toThrow()
    const { user, system } = process.cpuUsage(before)
    return user + system
  }
  const times: Record<'known' | 'none', number[]> = { known: [], none: [] }
  await took('nobody@demo.invalid')
  for (let round = 0; round < rounds; round++) {
    times.known.push(await took('agent@demo.invalid'))
    times.none.push(await took(`nobody${round}@demo.invalid`))
  }
  const median = (list: number[]) => list.sort((left, right) => left - right)[Math.floor(rounds / 2)] ?? 0
  const [known, none] = [median(times.known), median(times.none)]
  // Without the hash, refusing would take a tenth.
  expect(none / known).toBeGreaterThan(0.5)
  expect(none / known).toBeLessThan(2)
})

test.each<Role>(['knowledge_editor', 'admin', 'commander'])(
  'an export of messages that a %s takes away has no ticket number, unless they see tickets',
  async (role) => {
    const { number, id } = await createTicket()
    const notice = await aNotice(3)
    await sql`update deliveries set ticket_id = ${id} where notice_id = ${notice}`
    const [open, actor] = [await pageRenderer(), await hire([role])]
    const headers = { Cookie: await sessionCookie(actor) }
    const address = `http://127.0.0.1:3000/desk/notices/${notice}/export.csv`
    const answer = await open(new Request(address, { headers }))

    expect(answer.status).toBe(200)
    expect((await answer.text()).includes(number)).toBe(canListTickets(actor))
  },
)

describe('a report of one SMS gateway', () => {
  const now = new Date('2026-03-02T04:00:00Z')
  const seconds = String(now.getTime() / 1000)
  const body = '{"id":"gw-1","state":"delivered"}'
  const signedWith = (secret: string, at = seconds, said = body) => ({
    ...{ body, now },
    signature: `t=${at},v1=${signatureOf(secret, at, said)}`,
  })

  test.each([
    ['signed by the other gateway', signedWith('what-the-second-gateway-signs-with')],
    ['signed with nothing', signedWith('')],
    ['signed for other words', signedWith('what-the-first-gateway-signs-with', seconds, '{}')],
    ['of six minutes ago', signedWith('what-the-first-gateway-signs-with', String(Number(seconds) - 360))],
    ['without a signature', { body, now, signature: null }],
  ])('%s is refused', (_, given) => {
    expect(() => verifySignature(given, 'what-the-first-gateway-signs-with')).toThrow()
    expect(() =>
      verifySignature(signedWith('what-the-first-gateway-signs-with'), 'what-the-first-gateway-signs-with'),
    ).not.toThrow()
  })
})

describe('a webhook', () => {
  test.each(['22', '25', '80', '2375', '3306', '5432', '6379', '9200', '27017', '65535', '1'])(
    'is not at port %s, whatever the host',
    (port) => {
      for (const host of ['hooks.example.com', '8.8.8.8', '[2606:4700:4700::1111]'])
        expect(webhookAddress(`https://${host}:${port}/`, { allowsPrivate: false })).toEqual({
          refused: 'webhook',
        })
    },
  )
})

describe('a cipher text', () => {
  const place = { table: 'contacts', column: 'mobile', row: 'a' }
  const sealed = encrypt('13800138000', place)
  /** Key id, nonce and tag stand before the text. */
  const textAt = 1 + (sealed[0] ?? 0) + 12 + 16
  const flipped = (at: number) => {
    const changed = Buffer.from(sealed)
    changed[at] = (changed[at] ?? 0) ^ 1
    return changed
  }

  test.each([4, 8, 12, 13, 14, 15])('with a tag of %i bytes is none', (length) => {
    const shortened = Buffer.concat([sealed.subarray(0, textAt - 16 + length), sealed.subarray(textAt)])
    expect(() => decrypt(shortened, place)).toThrow(DecryptError)
    expect(() => decrypt(sealed.subarray(0, textAt - 16 + length), place)).toThrow(DecryptError)
  })

  test.each([
    ['its key id', 1],
    ['its nonce', textAt - 20],
    ['the first byte of its tag', textAt - 16],
    ['the last byte of its tag', textAt - 1],
    ['its text', textAt],
  ])('that was changed in %s is none', (_, at) => {
    expect(() => decrypt(flipped(at), place)).toThrow(DecryptError)
  })

  test.each([
    { ...place, table: 'subscribers' },
    { ...place, column: 'email' },
    { ...place, row: 'b' },
  ])('is none in another place: %j', (other) => {
    expect(() => decrypt(sealed, other)).toThrow(DecryptError)
    expect(decrypt(sealed, place)).toBe('13800138000')
  })
})

describe('who asks too often is told how long to wait', () => {
  let open: Awaited<ReturnType<typeof pageRenderer>>
  beforeAll(async () => {
    open = await pageRenderer()
  })

  const form = (path: string, fields: Record<string, string>, cookie?: string) => () =>
    open(post(path, { formKey: crypto.randomUUID(), ...fields }, cookie))
  const call = (path: string, init: RequestInit) => () => open(new Request(`http://localhost${path}`, init))
  const subscription = {
    ...{ channel: 'email', address: 'reader@demo.invalid', kinds: 'incident', language: 'zh-CN' },
    ...{ consent: 'yes', privacyVersion: '1' },
  }
  const ask = async (): Promise<Record<string, () => Promise<Response>>> => {
    const ticket = await createTicket()
    const cookie = await passTo(ticket)
    const said = (name: string, fields: Record<string, string>) =>
      form(`/tickets/${ticket.number}/${name}`, fields, cookie)
    return {
      'a report': form('/report', report),
      'a code': form('/track', { number: ticket.number, contact: '13800138000' }),
      'a guess': form('/track', { challenge: crypto.randomUUID(), code: '123456' }),
      'a subscription': form('/subscribe', subscription),
      'a rating': form('/feedback', { level: '5' }),
      'a message': said('messages', { body: '在吗' }),
      'a nudge': said('nudge', {}),
      'a sign-in': form('/desk/sign-in', { email: 'nobody@demo.invalid', password: 'wrong', to: '/desk' }),
    }
  }

  test.each([
    'a report',
    'a code',
    'a guess',
    'a subscription',
    'a rating',
    'a message',
    'a nudge',
    'a sign-in',
  ])('%s', async (name) => {
    const again = (await ask())[name]
    const first = await again?.()
    await sql`update throttles set count = 100000`
    const refused = await again?.()

    expect([first?.status === 429, refused?.status]).toEqual([false, 429])
    expect(Number(refused?.headers.get('Retry-After'))).toBeGreaterThan(0)
  })

  test('a call of a key', async () => {
    const headers = { Authorization: `Bearer ${await aKey(undefined, 1)}` }
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => call('/api/v1/tickets', { headers })()),
    )
    const refused = answers.filter(({ status }) => status === 429)

    expect(refused).not.toEqual([])
    for (const answer of refused) expect(Number(answer.headers.get('Retry-After'))).toBeGreaterThan(0)
  })
})

describe('idle connections to the listener for bounces', () => {
  test.each([8, 20, 40])('%i of one address leave room for a mail of another', async (count) => {
    const server = await listenForMail({
      host: '127.0.0.1',
      port: 0,
      accepts: () => true,
      take: async () => undefined,
    })
    const open = (localAddress: string) => connect({ port: server.port, host: '127.0.0.1', localAddress })
    const idle = Array.from({ length: count }, () => open('127.0.0.1'))
    const greetings = await Promise.all(idle.map(greetingOf))

    expect(greetings.filter((greeting) => greeting.startsWith('220'))).toHaveLength(8)
    expect(greetings.filter((greeting) => greeting.startsWith('421'))).toHaveLength(count - 8)
    const other = open('127.0.0.2')
    expect(await greetingOf(other)).toMatch(/^220 /)
    for (const socket of [...idle, other]) socket.destroy()
    await server.close()
  })
})

async function greetingOf(socket: Socket): Promise<string> {
  const [greeting] = await once(socket, 'data')
  return String(greeting)
}
