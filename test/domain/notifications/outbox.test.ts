import { afterAll, expect, test } from 'vitest'
import { requestCode } from '#app/domain/delivery/codes/request-code.ts'
import { mayReadOutbox, readOutbox } from '#app/domain/delivery/ledger/outbox.ts'
import { roles } from '#app/domain/ground/vocabulary/staff-roles.ts'
import { drainDeliveries } from '#app/domain/messages/rendering/drain-deliveries.ts'
import { providers } from '#app/platform/providers.ts'
import { closeRuntime } from '#app/platform/runtime.ts'
import { loader as layout } from '#app/routes/desk/layout.tsx'
import { loader as outbox } from '#app/routes/desk/outbox.tsx'
import { as, asAnonymous, asSystem } from '#test/support/context.ts'
import { db } from '#test/support/database.ts'
import { createTicket, hire, openDesk } from '#test/support/desk.ts'
import { args, get, signedIn, thrown } from '#test/support/desk-request.ts'

afterAll(closeRuntime)

test('the sandbox is for administrators and is shown to nobody else', async () => {
  await openDesk()
  for (const role of roles) {
    const person = await hire([role])
    const cookie = await signedIn(person)
    const frame = await layout(args(get('/desk', cookie)))
    expect({ role, shown: frame.outbox, may: mayReadOutbox(person) }).toEqual({
      role,
      shown: role === 'admin',
      may: role === 'admin',
    })
    if (role === 'admin') continue
    expect(await thrown(outbox(args(get('/desk/outbox', cookie))))).toMatchObject({ kind: 'notFound' })
  }
})

test('an administrator reads messages without addresses, links and codes that act for the recipient', async () => {
  await openDesk()
  const contact = { mobile: '13900001234', email: 'wang.fang@demo.invalid' }
  const ticket = await createTicket({ contact })
  await requestCode(asAnonymous(), { number: ticket.number, contact: contact.mobile, address: '203.0.113.9' })
  for (const lane of ['code', 'ticket'] as const) {
    for (const channel of ['email', 'sms'] as const) {
      await drainDeliveries(asSystem(), lane, channel, providers(db)[channel])
    }
  }

  const program = as({ type: 'api', keyId: 'k', scopes: ['sandbox:read'] })
  const whole = await readOutbox(program, {})
  const code = whole.find(({ text }) => /\d{6}/.test(text) && !text.includes('/t/'))?.text.match(/\d{6}/)?.[0]
  expect(code).toBeDefined()
  const tokens = whole.flatMap(({ text }) => /\/t\/([\w-]+)/.exec(text)?.[1] ?? [])
  expect(tokens.map(({ length }) => length).sort()).toEqual([12, 48])

  const page = await outbox(args(get('/desk/outbox', await signedIn(await hire(['admin'], null)))))
  expect(page.letters).toHaveLength(whole.length)
  expect(new Set(page.letters.map(({ to }) => to))).toEqual(new Set(['139****1234', 'w***@demo.invalid']))
  const shown = JSON.stringify(page.letters)
  for (const secret of [contact.mobile, contact.email, ...tokens, code]) expect(shown).not.toContain(secret)
  expect(shown).toContain(ticket.number)
})
