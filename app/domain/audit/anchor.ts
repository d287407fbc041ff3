import { appendFile, mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { auditRows } from '#db/schema/index.ts'
import type { Context } from '#app/domain/context.ts'
import { config } from '#app/platform/config.ts'

const Anchor = z.object({ at: z.string(), seq: z.number().int(), hash: z.string() })
type Anchor = z.infer<typeof Anchor>

const dayMs = 86_400_000
const file = () => join(config().DATA_DIR, 'audit-anchors.jsonl')

/**
 * Writes the head of the audit chain down outside the database once a day: who could rewrite or cut off the whole
 * chain there would still disagree with these lines. Part of the sweep; copy the file elsewhere with the backups.
 */
export async function anchorAudit(ctx: Context): Promise<void> {
  const last = (await readAnchors()).at(-1)
  if (last && ctx.now.getTime() - Date.parse(last.at) < dayMs) return
  const [head] = await ctx.db.execute<{ seq: string; hash: string }>(sql`
    select seq::text as seq, encode(hash, 'hex') as hash from ${auditRows}
     where seq is not null order by audit_rows.seq desc limit 1`)
  if (!head || Number(head.seq) <= (last?.seq ?? 0)) return
  const anchor: Anchor = { at: ctx.now.toISOString(), seq: Number(head.seq), hash: head.hash }
  await mkdir(config().DATA_DIR, { recursive: true })
  await appendFile(file(), `${JSON.stringify(anchor)}\n`, { mode: 0o600 })
}

/** The row of the first anchor that the chain disagrees with, or null where all hold. */
export async function brokenAnchor(ctx: Context): Promise<number | null> {
  for (const { seq, hash } of await readAnchors()) {
    const [row] = await ctx.db.execute<{ hash: string }>(
      sql`select encode(hash, 'hex') as hash from ${auditRows} where seq = ${seq}`,
    )
    if (row?.hash !== hash) return seq
  }
  return null
}

async function readAnchors(): Promise<Anchor[]> {
  const text = await readFile(file(), 'utf8').catch(() => '')
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => Anchor.parse(JSON.parse(line)))
}
