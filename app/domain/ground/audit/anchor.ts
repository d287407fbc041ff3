import { dayMs } from '#app/domain/ground/vocabulary/durations.ts'
import { appendFile, mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { auditRows } from '#db/schema/index.ts'
import type { Context } from '#app/domain/ground/context.ts'
import { config } from '#app/platform/config.ts'
import { writeDurably } from '#app/platform/durable-file.ts'
import { log } from '#app/platform/log.ts'
import { isKeyed } from './link.ts'

const Anchor = z.object({ at: z.string(), seq: z.number().int(), hash: z.string() })
type Anchor = z.infer<typeof Anchor>
/** `keyedSince`: the first row whose link had a key when we first saw one. */
const Head = Anchor.extend({ keyedSince: z.number().int().nullable() })
type Head = z.infer<typeof Head>

const daysFile = () => join(config().DATA_DIR, 'audit-anchors.jsonl')
const headFile = () => join(config().DATA_DIR, 'audit-head.json')

/**
 * Writes the head of the audit chain down outside the database: each minute into one file and the log, and once a day a
 * line that stays. Its number is how many rows are linked. Who could rewrite or cut off the whole chain in the database
 * would still disagree with them. Part of the sweep; copy the files elsewhere with the backups.
 */
export async function anchorAudit(ctx: Context): Promise<void> {
  const [row] = await ctx.db.execute<{ seq: string; hash: string }>(sql`
    select seq::text as seq, encode(hash, 'hex') as hash from ${auditRows}
     where seq is not null order by audit_rows.seq desc limit 1`)
  if (!row) return
  const anchor: Anchor = { at: ctx.now.toISOString(), seq: Number(row.seq), hash: row.hash }
  await mkdir(config().DATA_DIR, { recursive: true })

  const head = await readHead()
  if (anchor.seq > (head?.seq ?? 0)) {
    await writeHead({ ...anchor, keyedSince: head?.keyedSince ?? (await firstKeyed(ctx, anchor)) })
    log.info({ seq: anchor.seq, hash: anchor.hash }, 'audit chain')
  }
  const last = (await readDays()).at(-1)
  const isDue = !last || ctx.now.getTime() - Date.parse(last.at) >= dayMs
  if (isDue && anchor.seq > (last?.seq ?? 0))
    await appendFile(daysFile(), `${JSON.stringify(anchor)}\n`, { mode: 0o600, flush: true })
}

async function firstKeyed(ctx: Context, { hash }: Anchor): Promise<number | null> {
  if (!isKeyed(hash)) return null
  const [row] = await ctx.db.execute<{ seq: string }>(sql`
    select seq::text as seq from ${auditRows}
     where seq is not null and octet_length(hash) > 32 order by audit_rows.seq limit 1`)
  return row ? Number(row.seq) : null
}

/** Whole or not at all: a reader never meets half a file. */
async function writeHead(head: Head): Promise<void> {
  await writeDurably(headFile(), JSON.stringify(head), { mode: 0o600 })
}

/** From which row on links must have a key, or null where none was seen. */
export const keyedSince = async (): Promise<number | null> => (await readHead())?.keyedSince ?? null

/** The row of the first anchor that the chain disagrees with, or null where all hold. */
export async function brokenAnchor(ctx: Context): Promise<number | null> {
  const head = await readHead()
  for (const { seq, hash } of [...(await readDays()), ...(head ? [head] : [])]) {
    const [row] = await ctx.db.execute<{ hash: string }>(
      sql`select encode(hash, 'hex') as hash from ${auditRows} where seq = ${seq}`,
    )
    if (row?.hash !== hash) return seq
  }
  return null
}

async function readHead(): Promise<Head | null> {
  const text = await readFile(headFile(), 'utf8').catch(() => '')
  return text === '' ? null : Head.parse(JSON.parse(text))
}

async function readDays(): Promise<Anchor[]> {
  const text = await readFile(daysFile(), 'utf8').catch(() => '')
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => Anchor.parse(JSON.parse(line)))
}
