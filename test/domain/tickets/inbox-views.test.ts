import { beforeEach, expect, test } from 'vitest'
import { countViews } from '#app/domain/desk/tickets/count-inbox.ts'
import { listInbox } from '#app/domain/desk/tickets/inbox.ts'
import { as } from '#test/support/context.ts'
import { createTicket, hire, openDesk } from '#test/support/desk.ts'

beforeEach(openDesk)

test('who has no department has no view of one', async () => {
  await createTicket()
  const commander = as(await hire(['commander'], null))
  const agent = as(await hire())

  expect(await countViews(agent)).toMatchObject({ department: 1, unassigned: 1, all: 1 })
  const counts = await countViews(commander)
  expect(counts).toMatchObject({ unassigned: 1, all: 1 })
  expect(counts).not.toHaveProperty('department')
  expect((await listInbox(commander, { view: 'department', limit: 10 })).items).toEqual([])
})
