import { expect, test } from 'vitest'
import { once } from '#jobs/demo/once.ts'
import { asSystem } from '#test/support/context.ts'
import { sql } from '#test/support/database.ts'
import { hire, openDesk } from '#test/support/desk.ts'

const make = async () => {
  await openDesk()
  await hire()
}
const people = async () => (await sql`select id from staff`).length

test('the demo data are made once', async () => {
  expect(await once(asSystem(), make)).toBe(true)
  expect(await once(asSystem(), make)).toBe(false)
  expect(await people()).toBe(1)
})

test('a start that was killed on the way is made good by the next one', async () => {
  const killed = once(asSystem(), async () => {
    await make()
    throw new Error('killed')
  })
  await expect(killed).rejects.toThrow('killed')
  expect(await people()).toBe(1)

  expect(await once(asSystem(), make)).toBe(true)
  expect(await people()).toBe(1)
})

test('a house that has its own people gets no demo data', async () => {
  await make()
  expect(await once(asSystem(), make)).toBe(false)
  expect(await people()).toBe(1)
})
