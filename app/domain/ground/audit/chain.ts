import { sql } from 'drizzle-orm'
import { auditRows } from '#db/schema/index.ts'
import { inTransaction, type Context } from '#app/domain/ground/context.ts'
import { brokenAnchor, keyedSince } from './anchor.ts'
import { expectedLink, isKeyed, newLink, type ChainedRow } from './link.ts'

type Row = ChainedRow & { seq: string | null; hash: string | null }

const chunk = 1000
// One text form for a moment, whatever the session's settings are.
const columns = sql`id, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, action, subject_type, subject_id,
  actor_type, actor_id, details, xid::text as xid, seq::text as seq, encode(hash, 'hex') as hash`

/**
 * Links what has been committed since the last run, in commit order: only rows below the snapshot's xmin,
 * so that no row can appear later between two linked ones. Returns how many rows were linked.
 */
export async function chainAudit(ctx: Context): Promise<number> {
  let linked = 0
  for (;;) {
    const count = await inTransaction(ctx, chainChunk)
    linked += count
    if (count < chunk) return linked
  }
}

async function chainChunk(tx: Context): Promise<number> {
  // Two chainers would fork the chain; the second one waits here and then sees what the first has linked. A lock of the
  // table would need the right to change its rows, which the application's role does not have.
  await tx.db.execute(sql`select pg_advisory_xact_lock(hashtext('audit chain'))`)
  const rows = (await tx.db.execute(sql`
    select ${columns} from ${auditRows}
     where hash is null and xid < pg_snapshot_xmin(pg_current_snapshot())
     order by audit_rows.xid, audit_rows.id limit ${chunk}`)) as unknown as Row[]
  if (rows.length === 0) return 0

  const head = await headOf(tx)
  let { seq, hash } = head
  const links: Array<{ id: string; seq: number; hash: string }> = []
  for (const row of rows) {
    seq += 1
    hash = newLink(hash, row)
    links.push({ id: row.id, seq, hash })
  }
  await tx.db.execute(sql`
    update ${auditRows} a set seq = l.seq, hash = decode(l.hash, 'hex')
      from jsonb_to_recordset(${JSON.stringify(links)}::jsonb) as l(id uuid, seq bigint, hash text)
     where a.id = l.id`)
  return rows.length
}

async function headOf(tx: Context): Promise<{ seq: number; hash: string }> {
  const [head] = (await tx.db.execute(sql`
    select seq::text as seq, encode(hash, 'hex') as hash from ${auditRows}
     where seq is not null order by audit_rows.seq desc limit 1`)) as unknown as Array<{
    seq: string
    hash: string
  }>
  return head ? { seq: Number(head.seq), hash: head.hash } : { seq: 0, hash: '' }
}

export type Verdict =
  | { intact: true; linked: number; waiting: number }
  | { intact: false; seq: number; problem: 'gap' | 'changed' | 'anchor' | 'unkeyed' | 'key' }

/** Reads the whole chain, then the anchors kept outside, and names the first that does not hold. */
export async function verifyAudit(ctx: Context): Promise<Verdict> {
  let seq = 0
  let hash = ''
  let mustBeKeyed = (await keyedSince()) ?? Infinity
  for (;;) {
    const rows = (await ctx.db.execute(sql`
      select ${columns} from ${auditRows} where seq > ${seq} order by audit_rows.seq limit ${chunk}`)) as unknown as Row[]
    for (const row of rows) {
      if (Number(row.seq) !== seq + 1) return { intact: false, seq: seq + 1, problem: 'gap' }
      seq += 1
      const link = row.hash ?? ''
      // Links without a key are from before there were any: behind the first with one, none was made by us.
      if (isKeyed(link)) mustBeKeyed = Math.min(mustBeKeyed, seq)
      else if (seq >= mustBeKeyed) return { intact: false, seq, problem: 'unkeyed' }
      const expected = expectedLink(link, hash, row)
      if (expected === null) return { intact: false, seq, problem: 'key' }
      if (link !== expected) return { intact: false, seq, problem: 'changed' }
      hash = link
    }
    if (rows.length < chunk) break
  }
  const anchor = await brokenAnchor(ctx)
  if (anchor !== null) return { intact: false, seq: anchor, problem: 'anchor' }
  const [waiting] = (await ctx.db.execute(
    sql`select count(*)::int as count from ${auditRows} where hash is null`,
  )) as unknown as Array<{ count: number }>
  return { intact: true, linked: seq, waiting: waiting?.count ?? 0 }
}
