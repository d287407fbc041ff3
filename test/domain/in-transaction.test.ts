import { expect, test } from 'vitest'
import { inTransaction } from '#app/domain/ground/context.ts'
import { asSystem, enqueued, forgetJobs } from '#test/support/context.ts'
import { sql } from '#test/support/database.ts'

const drain = { lane: 'code', channel: 'sms' } as const
const rows = async () => (await sql`select name from leases`).length
const insert = (name: string) => sql`insert into leases (name, holder, until) values (${name}, 'test', now())`

test('a job asked for inside a transaction is handed over after the commit', async () => {
  forgetJobs()
  await inTransaction(asSystem(), async (tx) => {
    await tx.enqueue('deliveries.drain', drain)
    expect(enqueued).toEqual([])
  })
  expect(enqueued).toEqual([{ name: 'deliveries.drain', data: drain }])
})

test('a transaction that fails leaves neither rows nor jobs', async () => {
  forgetJobs()
  const failing = inTransaction(asSystem(), async (tx) => {
    await tx.db.execute(`insert into leases (name, holder, until) values ('x', 'test', now())`)
    await tx.enqueue('deliveries.drain', drain)
    throw new Error('no')
  })
  await expect(failing).rejects.toThrow('no')
  expect(enqueued).toEqual([])
  expect(await rows()).toBe(0)
})

test('each test starts with empty tables', async () => {
  await insert('left by this test')
  expect(await rows()).toBe(1)
})

test('rows of the test before are gone', async () => {
  expect(await rows()).toBe(0)
})
