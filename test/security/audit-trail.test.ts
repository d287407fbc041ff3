import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { anchorAudit } from '#app/domain/ground/audit/anchor.ts'
import { verifyAudit } from '#app/domain/ground/audit/chain.ts'
import { expectedLink, type ChainedRow } from '#app/domain/ground/audit/link.ts'
import { config } from '#app/platform/config.ts'
import { asSystem } from '#test/support/context.ts'
import { sql } from '#test/support/database.ts'
import { createTicket, openDesk } from '#test/support/desk.ts'
import { linkAudit } from '#test/support/link-audit.ts'

// Whoever holds the database, with the product's own role or a better one, must not be able to rewrite what happened.

const forget = async () => {
  for (const file of ['audit-anchors.jsonl', 'audit-head.json'])
    await rm(join(config().DATA_DIR, file), { force: true })
}
beforeEach(async () => {
  await forget()
  await openDesk()
  for (let count = 0; count < 3; count++) await createTicket()
  await linkAudit()
})
afterAll(forget)

type Linked = ChainedRow & { seq: number }
const rows = () => sql<Linked[]>`
  select id, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, action, subject_type, subject_id,
         actor_type, actor_id, details, xid::text as xid, seq::int as seq
    from audit_rows where seq is not null order by seq`

/** Links of the kind that need no key, made anew from a row on: what the database alone allows. */
async function forge(from: number, layout = (plain: string) => plain) {
  let previous = ''
  await sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`
    await tx`update audit_rows set actor_type = 'staff' where seq = ${from}`
    for (const row of await rows()) {
      const changed = row.seq === from ? { ...row, actor_type: 'staff' } : row
      const link = layout(expectedLink('', previous, changed) ?? '')
      if (row.seq >= from)
        await tx`update audit_rows set hash = decode(${link}, 'hex') where seq = ${row.seq}`
      previous = link
    }
  })
}

const keyed = (id: string) => (plain: string) =>
  Buffer.concat([Buffer.from([id.length]), Buffer.from(id), Buffer.from(plain, 'hex')]).toString('hex')

describe('a chain that is made anew in the database', () => {
  test('from its second row on is found', async () => {
    await forge(2)
    expect(await verifyAudit(asSystem())).toEqual({ intact: false, seq: 2, problem: 'unkeyed' })
  })

  test('from its first row on is found by what stands outside', async () => {
    await anchorAudit(asSystem())
    await forge(1)
    expect(await verifyAudit(asSystem())).toEqual({ intact: false, seq: 1, problem: 'unkeyed' })
  })

  test('with links that claim our key is found', async () => {
    const [row] = await sql<{ id: string }[]>`
      select substr(hash, 2, get_byte(hash, 0))::text as id from audit_rows where seq = 1`
    const id = Buffer.from((row?.id ?? '').slice(2), 'hex').toString()
    await forge(1, keyed(id))
    expect(await verifyAudit(asSystem())).toEqual({ intact: false, seq: 1, problem: 'changed' })
  })

  test('with links that claim a key we do not have is found', async () => {
    await forge(1, keyed('k9'))
    expect(await verifyAudit(asSystem())).toEqual({ intact: false, seq: 1, problem: 'key' })
  })

  test('without its links is linked again, which the anchor outside does not take', async () => {
    await anchorAudit(asSystem())
    await sql.begin(async (tx) => {
      await tx`set local session_replication_role = replica`
      await tx`update audit_rows set actor_type = 'staff', hash = null, seq = null`
    })
    await linkAudit()
    expect(await verifyAudit(asSystem())).toMatchObject({ intact: false, problem: 'anchor' })
  })
})

test('links from before there were keys hold, and those with a key go on behind them', async () => {
  await forge(1)
  await createTicket()
  await linkAudit()

  expect(await verifyAudit(asSystem())).toMatchObject({ intact: true, waiting: 0 })
})
