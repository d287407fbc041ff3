import { beforeEach, expect, test } from 'vitest'
import { chainAudit, verifyAudit } from '#app/domain/ground/audit/chain.ts'
import { record } from '#app/domain/ground/audit/record.ts'
import { inTransaction } from '#app/domain/ground/context.ts'
import { uuidv7 } from '#app/platform/uuid.ts'
import { asSystem } from '#test/support/context.ts'
import { sql } from '#test/support/database.ts'
import { createTicket, openDesk } from '#test/support/desk.ts'
import { linkAudit } from '#test/support/link-audit.ts'

beforeEach(openDesk)

const ctx = () => asSystem()
const chained = async () => {
  for (let count = 0; count < 3; count++) await createTicket()
  await linkAudit()
  const rows = await sql<{ seq: string; action: string }[]>`select seq, action from audit_rows order by seq`
  return rows.map(({ seq }) => Number(seq))
}

/** What only somebody with the whole database in their hands can do. */
const tamper = (statement: string) =>
  sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`
    await tx.unsafe(statement)
  })

test('what happened is linked without a gap, and the chain holds', async () => {
  const seqs = await chained()
  expect(seqs.length).toBeGreaterThanOrEqual(3)
  expect(seqs).toEqual(seqs.map((_, at) => at + 1))
  expect(await verifyAudit(ctx())).toEqual({ intact: true, linked: seqs.length, waiting: 0 })

  await createTicket()
  expect(await verifyAudit(ctx())).toMatchObject({ intact: true, linked: seqs.length, waiting: 1 })
  await linkAudit()
  expect(await verifyAudit(ctx())).toMatchObject({ intact: true, linked: seqs.length + 1, waiting: 0 })
})

test('linking twice at the same moment makes one chain', async () => {
  for (let count = 0; count < 3; count++) await createTicket()
  await Promise.all([linkAudit(), linkAudit(), linkAudit()])
  expect(await verifyAudit(ctx())).toMatchObject({ intact: true, waiting: 0 })
})

test.each([
  ['action', `action = 'ticket.cancelled'`],
  ['time', `at = at - interval '1 millisecond'`],
  ['actor', `actor_type = 'staff'`],
  ['actor id', `actor_id = gen_random_uuid()`],
  ['subject', `subject_id = gen_random_uuid()`],
  ['details', `details = details || '{"priority": "low"}'`],
  ['transaction', `xid = (xid::text::numeric - 1)::text::xid8`],
  ['link', `hash = set_byte(hash, octet_length(hash) - 1, get_byte(hash, octet_length(hash) - 1) # 1)`],
])('a changed %s is found', async (_title, change) => {
  await chained()
  await tamper(`update audit_rows set ${change} where seq = 2`)
  expect(await verifyAudit(ctx())).toEqual({ intact: false, seq: 2, problem: 'changed' })
})

test('a row that was taken away is found', async () => {
  await chained()
  await tamper('delete from audit_rows where seq = 2')
  expect(await verifyAudit(ctx())).toEqual({ intact: false, seq: 2, problem: 'gap' })
})

test('a row that was taken away is found also where the others close the gap', async () => {
  await chained()
  await tamper(
    'delete from audit_rows where seq = 2; update audit_rows set seq = -(seq - 1) where seq > 2; update audit_rows set seq = -seq where seq < 0',
  )
  expect(await verifyAudit(ctx())).toEqual({ intact: false, seq: 2, problem: 'changed' })
})

test('the first row can neither be taken away nor two rows change places', async () => {
  await chained()
  await tamper(
    'update audit_rows set seq = -seq where seq in (2, 3); update audit_rows set seq = case seq when -2 then 3 else 2 end where seq < 0',
  )
  expect(await verifyAudit(ctx())).toEqual({ intact: false, seq: 2, problem: 'changed' })
  await tamper('delete from audit_rows where seq = 1')
  expect(await verifyAudit(ctx())).toEqual({ intact: false, seq: 1, problem: 'gap' })
})

test('a row put in between is found', async () => {
  const seqs = await chained()
  await tamper(`update audit_rows set seq = seq + 1 where seq = ${seqs.length};
    insert into audit_rows (id, at, action, subject_type, actor_type, details, seq, hash)
      select gen_random_uuid(), now(), 'ticket.rated', 'ticket', 'reporter', '{}', ${seqs.length}, hash from audit_rows where seq = 1`)
  expect(await verifyAudit(ctx())).toEqual({ intact: false, seq: seqs.length, problem: 'changed' })
})

test.each([
  [`update audit_rows set action = 'nothing'`, 'never changed'],
  [`update audit_rows set details = '{}'`, 'never changed'],
  [`update audit_rows set hash = null, seq = null`, 'never changed'],
  [`update audit_rows set seq = seq + 1`, 'never changed'],
  [`delete from audit_rows`, 'never deleted'],
])('the database itself refuses: %s', async (statement, message) => {
  await chained()
  await expect(sql.unsafe(statement)).rejects.toThrow(message)
  expect(await verifyAudit(ctx())).toMatchObject({ intact: true })
})

test('what is not linked yet can be neither changed nor taken away', async () => {
  await createTicket()
  await expect(sql`update audit_rows set action = 'nothing'`).rejects.toThrow('never changed')
  await expect(sql`delete from audit_rows`).rejects.toThrow('never deleted')
})

test('what was recorded is linked in the order of its transactions, and never before an earlier one has ended', async () => {
  await createTicket()
  await linkAudit()
  const note = (action: string) => ({ action, subject: { type: 'ticket', id: uuidv7() } })
  let finish = () => {}
  let begun = () => {}
  const hasBegun = new Promise<void>((resolve) => (begun = resolve))
  const mayFinish = new Promise<void>((resolve) => (finish = resolve))

  const slow = inTransaction(ctx(), async (tx) => {
    await record(tx, note('test.slow'))
    begun()
    await mayFinish
  })
  await hasBegun
  await inTransaction(ctx(), (tx) => record(tx, note('test.quick')))
  // The chainer waits for nobody, and leaves alone what an open transaction may yet stand before.
  const linkedMeanwhile = await chainAudit(ctx())
  await inTransaction(ctx(), (tx) => record(tx, note('test.later')))
  finish()
  await slow
  await linkAudit()

  expect(linkedMeanwhile).toBe(0)
  const linked = await sql`select action from audit_rows where action like 'test.%' order by seq`
  expect(linked.map(({ action }) => action)).toEqual(['test.slow', 'test.quick', 'test.later'])
  expect(await verifyAudit(ctx())).toMatchObject({ intact: true, waiting: 0 })
})

test('what many record at the same moment while it is linked makes one chain', async () => {
  const filing = Promise.all(Array.from({ length: 30 }, () => createTicket()))
  const linking = Promise.all(Array.from({ length: 10 }, () => chainAudit(ctx())))
  await Promise.all([filing, linking])
  await linkAudit()

  expect(await verifyAudit(ctx())).toMatchObject({ intact: true, waiting: 0 })
  const disorder = await sql`
    select from (select xid, lag(xid) over (order by seq) as before from audit_rows) r where before > xid`
  expect(disorder).toHaveLength(0)
})
