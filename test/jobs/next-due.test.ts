import { expect, test } from 'vitest'
import { nextDueInMs } from '#app/domain/delivery/ledger/due.ts'
import { asSystem } from '#test/support/context.ts'

test('a lane with nothing to send is not due', async () => {
  expect(await nextDueInMs(asSystem(), 'code', 'sms')).toBeNull()
})
