import { beforeEach, expect, test } from 'vitest'
import type { StaffActor } from '#app/domain/ground/context.ts'
import { listInbox } from '#app/domain/desk/tickets/inbox.ts'
import { replyToTicket } from '#app/domain/desk/tickets/reply.ts'
import { revealContact } from '#app/domain/desk/tickets/reveal.ts'
import { showTicket } from '#app/domain/desk/tickets/show-ticket.ts'
import type { Ticket } from '#app/domain/desk/tickets/ticket.ts'
import { transferTicket } from '#app/domain/desk/tickets/transfer.ts'
import { as } from '#test/support/context.ts'
import { createTicket, hire, openDesk } from '#test/support/desk.ts'

const contact = { mobile: '13900001234', email: 'wang.fang@demo.invalid' }
let agent: StaffActor
let ticket: Ticket
beforeEach(async () => {
  await openDesk()
  agent = await hire()
  ticket = await createTicket({ contact })
  await transferTicket(as(agent), ticket.number, { department: 'data_repair', reason: '需要修复数据' })
})

const found = async (person: StaffActor, q?: string) =>
  (await listInbox(as(person), { view: 'all', q, limit: 10 })).items.map(({ number }) => number)

test('whose department handed a ticket on finds it by its number and its contact, and in no list', async () => {
  for (const q of [ticket.number, contact.mobile, contact.email]) {
    expect(await found(agent, q)).toEqual([ticket.number])
  }
  expect(await found(agent)).toEqual([])
  expect(await found(agent, '查无此票')).toEqual([])
})

test('they read what its reporter may read, and can do nothing with it', async () => {
  const other = await hire(['agent'], 'data_repair')
  await replyToTicket(as(other), ticket.number, { visibility: 'internal', body: '内部说明' })
  await replyToTicket(as(other), ticket.number, { visibility: 'public', body: '正在修复。' })

  const view = await showTicket(as(agent), ticket.number)
  expect(view).toMatchObject({ movedOn: true, department: { key: 'data_repair' } })
  expect(view.messages.map(({ body }) => body)).not.toContain('内部说明')
  expect(view.messages.map(({ body }) => body)).toContain('正在修复。')
  expect(Object.values(view.can).filter((can) => can === true)).toEqual([])
  expect(view.can.moveTo).toEqual([])
  const refused = { kind: 'notFound' }
  const note = { visibility: 'internal', body: '备注' } as const
  await expect(replyToTicket(as(agent), ticket.number, note)).rejects.toMatchObject(refused)
  await expect(revealContact(as(agent), ticket.number)).rejects.toMatchObject(refused)
  expect(await showTicket(as(other), ticket.number)).toMatchObject({ movedOn: false })
})

test('a department that never had it learns nothing of it', async () => {
  const stranger = await hire(['agent'], 'product')
  expect(await found(stranger, ticket.number)).toEqual([])
  expect(await found(stranger, contact.mobile)).toEqual([])
  await expect(showTicket(as(stranger), ticket.number)).rejects.toMatchObject({ kind: 'notFound' })
})
