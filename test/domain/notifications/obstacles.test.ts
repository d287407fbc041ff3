import { beforeEach, expect, test } from 'vitest'
import { acknowledge } from '#app/domain/delivery/sending/acknowledge.ts'
import { claimDeliveries } from '#app/domain/delivery/sending/claim.ts'
import { deliveryObstacles } from '#app/domain/delivery/ledger/obstacles.ts'
import { takeLease } from '#jobs/sweep.ts'
import { asSystem } from '#test/support/context.ts'
import { sql } from '#test/support/database.ts'
import { createTicket, openDesk } from '#test/support/desk.ts'

beforeEach(openDesk)

const isQueueUp = async () => true
const names = async (up = isQueueUp) =>
  (await deliveryObstacles(asSystem(), { isQueueUp: up })).map(({ name }) => name)

test('a desk without providers says that messages reach nobody', async () => {
  await takeLease(sql, 'sweep', 'a worker', 60)

  expect(await names()).toEqual(['email_sandbox', 'sms_sandbox'])
})

test('a worker that has not swept for two periods is not running', async () => {
  expect(await names()).toContain('no_worker')

  await takeLease(sql, 'sweep', 'a worker', 60)
  expect(await names()).not.toContain('no_worker')

  await sql`update leases set until = now() - interval '3 minutes'`
  expect(await names()).toContain('no_worker')
})

test('a queue that does not answer is said to', async () => {
  expect(await names(async () => false)).toContain('queue_silent')
})

test('a provider that fails is said to, with how many wait for it', async () => {
  for (let count = 0; count < 3; count++) await createTicket()
  const { token, rows } = await claimDeliveries(asSystem(), 'ticket', 'sms')
  const outcome = { state: 'temporary', reason: 'http_500' } as const
  await acknowledge(
    asSystem(),
    'ticket',
    token,
    'sms-http',
    rows.map((row) => ({ row, outcome })),
  )
  const obstacles = await deliveryObstacles(asSystem(), { isQueueUp })

  expect(obstacles).toContainEqual({ name: 'sms_failing', count: 3 })
  expect(obstacles.map(({ name }) => name)).not.toContain('email_failing')
})
