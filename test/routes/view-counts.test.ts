import { afterAll, beforeEach, expect, test, vi } from 'vitest'
import { closeRuntime } from '#app/platform/runtime.ts'
import { forgetViewCounts, viewCounts } from '#app/http/view-counts.ts'
import type { StaffContext } from '#app/http/staff.ts'
import { as } from '#test/support/context.ts'
import { createTicket, hire, openDesk } from '#test/support/desk.ts'

const hired = async (...about: Parameters<typeof hire>): Promise<StaffContext> => {
  const actor = await hire(...about)
  return { ...as(actor), actor }
}

beforeEach(openDesk)
beforeEach(forgetViewCounts)
afterAll(closeRuntime)

test('the counts of a page are read once for its parts, and again two seconds later', async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  const ctx = await hired(['manager'], null)
  const first = viewCounts(ctx)
  expect(viewCounts(ctx)).toBe(first)
  await first
  await createTicket()
  expect(await viewCounts(ctx)).toMatchObject({ all: 0 })

  vi.setSystemTime(Date.now() + 2000)
  expect(await viewCounts(ctx)).toMatchObject({ all: 1 })
  vi.useRealTimers()
})

test('after something was done here they are read at once', async () => {
  const ctx = await hired(['manager'], null)
  expect(await viewCounts(ctx)).toMatchObject({ all: 0 })
  await createTicket()
  forgetViewCounts()
  expect(await viewCounts(ctx)).toMatchObject({ all: 1 })
})

test('nobody is given the counts of somebody else, nor those of a department left behind', async () => {
  await createTicket()
  const manager = await hired(['manager'], null)
  const agent = await hired(['agent'], 'product')
  expect(await viewCounts(manager)).toMatchObject({ all: 1 })
  expect(await viewCounts(agent)).toMatchObject({ all: 0 })
})
