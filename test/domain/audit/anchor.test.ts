import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { anchorAudit } from '#app/domain/audit/anchor.ts'
import { chainAudit, verifyAudit } from '#app/domain/audit/chain.ts'
import { config } from '#app/platform/config.ts'
import { asSystem, at } from '#test/support/context.ts'
import { sql } from '#test/support/database.ts'
import { createTicket, openDesk } from '#test/support/desk.ts'

const forget = () => rm(join(config().DATA_DIR, 'audit-anchors.jsonl'), { force: true })

beforeEach(async () => {
  await forget()
  await openDesk()
})
afterAll(forget)

const monday = at('2026-03-02T09:00+08:00')

test('rows cut off the end of the chain are missed by the anchor outside', async () => {
  await createTicket()
  await createTicket()
  await chainAudit(asSystem())
  await anchorAudit(asSystem(monday))
  expect(await verifyAudit(asSystem())).toMatchObject({ intact: true })

  await sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`
    await tx`delete from audit_rows where seq = (select max(seq) from audit_rows)`
  })
  expect(await verifyAudit(asSystem())).toMatchObject({ intact: false, problem: 'anchor' })
})

test('the head is anchored once a day', async () => {
  await createTicket()
  await chainAudit(asSystem())
  await anchorAudit(asSystem(monday))
  const [first] = await sql`select max(seq)::int as seq from audit_rows`
  await createTicket()
  await chainAudit(asSystem())
  await anchorAudit(asSystem(at('2026-03-02T20:00+08:00')))
  await sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`
    await tx`delete from audit_rows where seq > ${first?.seq ?? 0}`
  })
  // Nothing but the first head was written down: what came after it on the same day is not missed.
  expect(await verifyAudit(asSystem())).toMatchObject({ intact: true })
})
