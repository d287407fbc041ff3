import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { listenForMail } from '#app/platform/inbound-smtp.ts'
import { decrypt, DecryptError, encrypt } from '#app/platform/crypto.ts'
import { closeRuntime } from '#app/platform/runtime.ts'
import { webhookAddress } from '#app/platform/webhooks/address.ts'
import { aKey } from '#test/support/api.ts'
import { sql } from '#test/support/database.ts'
import { createTicket, openDesk } from '#test/support/desk.ts'
import { post } from '#test/support/desk-request.ts'
import { report } from '#test/support/forms.ts'
import { pageRenderer } from '#test/support/render.ts'
import { passTo } from './walk/callers.ts'

// Which ports webhooks may ask, which tags of cipher texts are taken, how long who is refused is told to wait, and how
// many idle connections of one address the listener for bounces keeps.

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
  beforeEach(openDesk)
  afterAll(closeRuntime)

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
