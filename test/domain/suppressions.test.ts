import { beforeEach, expect, test } from 'vitest'
import { claimDeliveries } from '#app/domain/delivery/sending/claim.ts'
import { liftSuppression } from '#app/domain/delivery/suppressions/lift.ts'
import { listSuppressions } from '#app/domain/delivery/suppressions/list.ts'
import { suppressAddress } from '#app/domain/delivery/suppressions/suppress.ts'
import { as, asSystem } from '#test/support/context.ts'
import { sql } from '#test/support/database.ts'
import { announced, listening } from '#test/support/announcing.ts'
import { createTicket, hire, openDesk } from '#test/support/desk.ts'

beforeEach(openDesk)

const contact = { mobile: '13900001111', email: 'gone@demo.invalid' }
const commander = async () => as(await hire(['commander'], null))
const gone = { channel: 'email', address: ' Gone@Demo.invalid ', reason: 'asked' } as const
const mails = () => claimDeliveries(asSystem(), 'ticket', 'email')

test('what was waiting for an address does not leave any more once it is on the list', async () => {
  await createTicket({ contact })
  await suppressAddress(await commander(), gone)

  expect((await mails()).rows).toEqual([])
  expect((await claimDeliveries(asSystem(), 'ticket', 'sms')).rows).toHaveLength(1)
  expect(await sql`select queued, suppressed, sending from notices`).toEqual([
    { queued: 0, suppressed: 1, sending: 1 },
  ])
})

test('the list shows the address masked, with the reason; lifting sends there again', async () => {
  await createTicket({ contact })
  const ctx = await commander()
  await suppressAddress(ctx, gone)
  const { items } = await listSuppressions(ctx)
  expect(items).toMatchObject([{ channel: 'email', reason: 'asked' }])
  expect(items[0]?.address).toMatch(/^g.*\*.*@demo\.invalid$/)

  await liftSuppression(ctx, items[0]?.id ?? '')
  expect((await listSuppressions(ctx)).items).toEqual([])
  await createTicket({ contact })
  expect((await mails()).rows).toHaveLength(1)
})

test.each(['email', 'sms'] as const)(
  'news to many by %s goes to an address again once it was lifted, and to none on the list',
  async (channel) => {
    await listening(channel, 3)
    const ctx = await commander()
    const nth = (index: number) => (channel === 'sms' ? `1380000000${index}` : `reader${index}@demo.invalid`)
    await suppressAddress(ctx, { channel, address: nth(0), reason: 'asked' })
    await suppressAddress(ctx, { channel, address: nth(1), reason: 'asked' })
    const [last] = (await listSuppressions(ctx)).items
    await liftSuppression(ctx, last?.id ?? '')

    const id = await announced()
    expect(await sql`select audience, queued, suppressed from notices where id = ${id}`).toEqual([
      { audience: 3, queued: 2, suppressed: 1 },
    ])
  },
)

test('both are in the audit, without the address', async () => {
  const ctx = await commander()
  await suppressAddress(ctx, gone)
  await suppressAddress(ctx, gone)
  const [row] = (await listSuppressions(ctx)).items
  await liftSuppression(ctx, row?.id ?? '')
  await expect(liftSuppression(ctx, row?.id ?? '')).rejects.toMatchObject({ reason: 'suppression.lifted' })

  const audit =
    await sql`select action, details::text as details from audit_rows where subject_type = 'suppression' order by id`
  expect(audit.map(({ action }) => action)).toEqual(['address.suppressed', 'address.suppression_lifted'])
  expect(JSON.stringify([...audit])).not.toMatch(/gone|demo\.invalid/)
})

test('an address that comes back on the list after it was lifted is there once', async () => {
  const ctx = await commander()
  await suppressAddress(ctx, gone)
  const [row] = (await listSuppressions(ctx)).items
  await liftSuppression(ctx, row?.id ?? '')
  await suppressAddress(ctx, { ...gone, reason: 'complaint' })

  expect((await listSuppressions(ctx)).items).toMatchObject([{ id: row?.id, reason: 'complaint' }])
})

test('who only works on tickets neither sees nor changes the list', async () => {
  const agent = as(await hire(['agent']))

  await expect(listSuppressions(agent)).rejects.toMatchObject({ kind: 'forbidden' })
  await expect(suppressAddress(agent, gone)).rejects.toMatchObject({ kind: 'forbidden' })
})

test('an address that is none is refused by its field', async () => {
  await expect(suppressAddress(await commander(), { ...gone, address: 'nobody' })).rejects.toMatchObject({
    fields: [{ field: 'address', message: 'email' }],
  })
})
