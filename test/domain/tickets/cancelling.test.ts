import { beforeEach, expect, test } from 'vitest'
import { drainDeliveries } from '#app/domain/messages/rendering/drain-deliveries.ts'
import { showOwnTicket } from '#app/domain/intake/own-ticket/show-own-ticket.ts'
import { transitionTicket } from '#app/domain/desk/tickets/transition.ts'
import { withdrawTicket } from '#app/domain/desk/tickets/withdraw.ts'
import type { Language } from '#app/i18n/language.ts'
import { readSandbox, sandboxProvider } from '#app/platform/sandbox.ts'
import { as, asSystem } from '#test/support/context.ts'
import { db, sql } from '#test/support/database.ts'
import { createTicket, hire, openDesk } from '#test/support/desk.ts'

beforeEach(openDesk)

const reason = '这张发票由另一个平台开具，请在该平台查询。'
const sentAs = (message: string) => sql`select id from notices where message = ${message}`

async function drained(language: Language) {
  const agent = await hire()
  const ticket = await createTicket({
    contact: { mobile: '13800138000', email: 'told@demo.invalid', language },
  })
  await transitionTicket(as(agent), ticket.number, { to: 'cancelled', reason })
  for (const channel of ['email', 'sms'] as const)
    await drainDeliveries(asSystem(), 'ticket', channel, sandboxProvider(db, channel))
  return {
    ticket,
    inbox: (await readSandbox(db, { limit: 100 })).filter(({ text }) => /取消|cancel/i.test(text)),
  }
}

const cancelled: Array<[Language, string]> = [
  ['zh-CN', '已取消'],
  ['zh-TW', '已取消'],
  ['en', 'cancelled'],
]

test.each(cancelled)(
  'a ticket cancelled by staff tells its reporter on both channels, in %s',
  async (language, word) => {
    const { ticket, inbox } = await drained(language)
    expect(inbox.map(({ channel }) => channel).sort()).toEqual(['email', 'sms'])
    for (const { subject, text } of inbox) {
      const words = `${subject ?? ''} ${text}`
      expect(words).toContain(ticket.number)
      expect(words).toContain(word)
      expect(text).toMatch(/\/t\//)
    }
    expect(inbox.find(({ channel }) => channel === 'email')?.text).toContain(reason)
  },
)

test.each(['new', 'open', 'waiting_upstream'] as const)(
  'its reporter is told whether it was %s or not, once',
  async (state) => {
    const [agent, ticket] = [await hire(), await createTicket()]
    if (state !== 'new') await transitionTicket(as(agent), ticket.number, { to: 'open' })
    if (state === 'waiting_upstream')
      await transitionTicket(as(agent), ticket.number, { to: 'waiting_upstream', reason: '等上游' })

    await transitionTicket(as(agent), ticket.number, { to: 'cancelled', reason })
    const again = transitionTicket(as(agent), ticket.number, { to: 'cancelled', reason })

    await expect(again).rejects.toMatchObject({ reason: 'ticket.transition' })
    expect(await sentAs('ticket-cancelled')).toHaveLength(1)
  },
)

test('the program that cancels tells the reporter, too', async () => {
  const ticket = await createTicket()
  const program = as({ type: 'api', keyId: ticket.id, scopes: ['tickets:write'] })
  await transitionTicket(program, ticket.number, { to: 'cancelled', reason })
  expect(await sentAs('ticket-cancelled')).toHaveLength(1)
})

test('who withdraws a report is not told what they did', async () => {
  const ticket = await createTicket()
  await withdrawTicket(as({ type: 'reporter', ticketId: ticket.id }))
  expect(await sentAs('ticket-cancelled')).toEqual([])
})

test('the reason stands in the conversation that the reporter reads', async () => {
  const [agent, ticket] = [await hire(), await createTicket()]
  await transitionTicket(as(agent), ticket.number, { to: 'cancelled', reason })
  const own = await showOwnTicket(as({ type: 'reporter', ticketId: ticket.id }), 'zh-CN')
  expect(own.state).toBe('cancelled')
  expect(own.messages.map(({ body }) => body)).toEqual([reason])
})
