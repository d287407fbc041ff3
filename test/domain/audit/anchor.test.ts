import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { anchorAudit } from '#app/domain/ground/audit/anchor.ts'
import { verifyAudit } from '#app/domain/ground/audit/chain.ts'
import { config } from '#app/platform/config.ts'
import { asSystem, at } from '#test/support/context.ts'
import { sql } from '#test/support/database.ts'
import { createTicket, openDesk } from '#test/support/desk.ts'
import { linkAudit } from '#test/support/link-audit.ts'

const forget = async () => {
  for (const file of ['audit-anchors.jsonl', 'audit-head.json'])
    await rm(join(config().DATA_DIR, file), { force: true })
}

beforeEach(async () => {
  await forget()
  await openDesk()
})
afterAll(forget)

const monday = at('2026-03-02T09:00+08:00')

test('rows cut off the end of the chain are missed by the anchor outside', async () => {
  await createTicket()
  await createTicket()
  await linkAudit()
  await anchorAudit(asSystem(monday))
  expect(await verifyAudit(asSystem())).toMatchObject({ intact: true })

  await sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`
    await tx`delete from audit_rows where seq = (select max(seq) from audit_rows)`
  })
  expect(await verifyAudit(asSystem())).toMatchObject({ intact: false, problem: 'anchor' })
})

test('the head is written down at each sweep, so that the last minute alone can be cut off unseen', async () => {
  await createTicket()
  await linkAudit()
  await anchorAudit(asSystem(monday))
  await createTicket()
  await linkAudit()
  await anchorAudit(asSystem(at('2026-03-02T09:01+08:00')))
  const [last] = await sql`select max(seq)::int as seq from audit_rows`
  await sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`
    await tx`delete from audit_rows where seq = ${last?.seq ?? 0}`
  })

  expect(await verifyAudit(asSystem())).toEqual({ intact: false, seq: last?.seq, problem: 'anchor' })
})

test('one line a day stays', async () => {
  for (const minute of ['2026-03-02T09:00', '2026-03-02T09:01', '2026-03-02T23:00', '2026-03-03T09:00']) {
    await createTicket()
    await linkAudit()
    await anchorAudit(asSystem(at(`${minute}+08:00`)))
  }
  const lines = await readFile(join(config().DATA_DIR, 'audit-anchors.jsonl'), 'utf8')

  expect(
    lines
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).at),
  ).toEqual(['2026-03-02T01:00:00.000Z', '2026-03-03T01:00:00.000Z'])
})
