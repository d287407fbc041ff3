import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { invitedBy } from '#app/domain/people/staff/one-time-link.ts'
import { createStaff } from '#app/domain/people/staff/create-staff.ts'
import { staffOfSession } from '#app/domain/people/staff/session.ts'
import { signIn } from '#app/domain/people/staff/sign-in.ts'
import { closeRuntime } from '#app/platform/runtime.ts'
import { asAnonymous, asSystem } from '#test/support/context.ts'
import { sql } from '#test/support/database.ts'
import { createTicket, hire, openDesk } from '#test/support/desk.ts'
import { post, signedIn } from '#test/support/desk-request.ts'
import { pageRenderer } from '#test/support/render.ts'

// What is shown once stands in the answer to its form, so that it is seen without script, too; and nobody is locked out
// by a link that was made and not used.

const [email, password] = ['wang@demo.invalid', 'the password before']

let open: Awaited<ReturnType<typeof pageRenderer>>
let cookie = ''
beforeAll(async () => {
  open = await pageRenderer()
})
beforeEach(async () => {
  await openDesk()
  cookie = await signedIn(await hire(['admin', 'lead']))
})
afterAll(closeRuntime)

const employ = (roles: readonly ('agent' | 'admin')[] = ['agent']) =>
  createStaff(asSystem(), { name: '王', email, roles: [...roles], department: 'product', password })

/** A form as a browser without script sends it, and the page that answers. */
async function send(path: string, fields: Record<string, string> = {}) {
  const answer = await open(post(path, { formKey: crypto.randomUUID(), ...fields }, cookie))
  return { status: answer.status, location: answer.headers.get('Location'), text: await answer.text() }
}
const linksIn = (text: string) => text.match(/\/desk\/invitation\/([\w-]{43})/g) ?? []
const newcomer = { name: '新同事', email: 'new@demo.invalid', roles: 'agent', department: 'product' }

describe('the answer to the form shows', () => {
  test('the link of an invitation', async () => {
    const { status, location, text } = await send('/desk/settings/staff', newcomer)
    expect([status, location, linksIn(text).length > 0]).toEqual([201, null, true])
  })

  test.each(['', '?lang=en', '?lang=zh-TW'])('the link that resets a password, at "%s"', async (query) => {
    const { id } = await employ()
    const { status, location, text } = await send(`/desk/settings/staff/${id}/password${query}`)
    expect([status, location, linksIn(text).length > 0]).toEqual([200, null, true])
  })

  test('the same link to a double click, and another when it is asked for anew', async () => {
    const { id } = await employ()
    const path = `/desk/settings/staff/${id}/password`
    const formKey = crypto.randomUUID()
    const [first, again] = [await send(path, { formKey }), await send(path, { formKey })]
    const other = await send(path)

    expect(linksIn(again.text)).toEqual(linksIn(first.text))
    expect(linksIn(other.text)[0]).not.toEqual(linksIn(first.text)[0])
    const alive = [first, other].map(({ text }) => linksIn(text)[0]?.split('/').at(-1) ?? '')
    expect(await invitedBy(asAnonymous(), alive[0] ?? '')).toBeNull()
    expect(await invitedBy(asAnonymous(), alive[1] ?? '')).not.toBeNull()
  })

  test('a contact, each time it is asked for, and each time that is audited', async () => {
    const { number } = await createTicket({ contact: { email: 'reader@demo.invalid' } })
    for (let count = 0; count < 2; count++) {
      const { status, location, text } = await send(`/desk/tickets/${number}/contact`)
      expect([status, location]).toEqual([200, null])
      expect(text).toContain('reader@demo.invalid')
    }
    expect(await sql`select from audit_rows where action = 'ticket.contact_revealed'`).toHaveLength(2)
  })
})

describe('a colleague keeps password and session while an administrator', () => {
  const reset = (id: string) => `/desk/settings/staff/${id}/password`
  test.each<[string, (id: string) => Promise<unknown>]>([
    [
      'looks at the question',
      (id) => open(new Request(`http://localhost${reset(id)}`, { headers: { cookie } })),
    ],
    ['makes a link', (id) => send(reset(id))],
    ['makes three', async (id) => void [await send(reset(id)), await send(reset(id)), await send(reset(id))]],
    [
      'makes one that ends unused',
      async (id) => {
        await send(reset(id))
        await sql`update staff_invitations set expires_at = now() - interval '1 second'`
      },
    ],
    ['invites the same address', () => send('/desk/settings/staff', { ...newcomer, email })],
  ])('%s', async (_, act) => {
    const person = await employ()
    const enter = () => signIn(asAnonymous(), { email, password, address: '192.0.2.1', userAgent: 'test' })
    const { token } = await enter()

    await act(person.id)

    expect(await staffOfSession(asAnonymous(), token)).toMatchObject({ id: person.id })
    expect((await enter()).staffId).toBe(person.id)
  })

  test('who is the only one makes one for the own account', async () => {
    const person = await employ(['admin'])
    cookie = await signedIn(person)

    const { text } = await send(reset(person.id))

    expect(linksIn(text)).not.toEqual([])
    const still = await open(new Request('http://localhost/desk/settings/staff', { headers: { cookie } }))
    expect(still.status).toBe(200)
  })
})
