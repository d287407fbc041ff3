import { and, eq, sql } from 'drizzle-orm'
import { shortLinks } from '#db/schema/index.ts'
import type { Context } from '#app/domain/ground/context.ts'
import { isAddressPast, throttleAddress } from '#app/domain/ground/throttle/throttle-address.ts'
import { minuteMs } from '#app/domain/ground/vocabulary/durations.ts'
import { sameText } from '#app/platform/crypto.ts'
import type { Link, LinkPurpose } from './links.ts'
import { hashOfCode, shortCode } from './short-code.ts'

/** Codes from one address that open nothing. Many people share the address of a mobile network, and some mistype. */
const misses = { name: 'short-link', per: 'hour', atMost: 120 } as const

/** Makes the short codes of some links open them, before the SMS leave: one statement, however many. Idempotent. */
export async function keepShortLinks(ctx: Context, links: readonly Link[]): Promise<void> {
  if (links.length === 0) return
  const rows = links
    .map((link) => ({ ...link, hash: hashOfCode(link.purpose, shortCode(link)) }))
    // In one order, so that two workers with the same link don't wait for each other.
    .sort((one, other) => (one.hash < other.hash ? -1 : 1))
  const minutes = rows.map(({ expiresAt }) => Math.floor(expiresAt.getTime() / minuteMs))
  // Arrays instead of a row each: news to many writes a hundred at a time.
  await ctx.db.execute(sql`
    insert into ${shortLinks} (code_hash, purpose, subject_id, expires_at)
    select hash, purpose, id, to_timestamp(minute * 60.0)
      from unnest(${sql.param(rows.map(({ hash }) => hash))}::text[],
                  ${sql.param(rows.map(({ purpose }) => purpose))}::text[],
                  ${sql.param(rows.map(({ id }) => id))}::uuid[],
                  ${sql.param(minutes)}::int[]) as link (hash, purpose, id, minute)
    on conflict do nothing`)
}

/**
 * The link behind a short code, expired or not; null where there is none for this purpose, which counts against the
 * address. Throws tooMany for an address that has guessed too often.
 */
export async function linkOfCode(ctx: Context, purpose: LinkPurpose, code: string): Promise<Link | null> {
  const address = ctx.actor.type === 'anonymous' ? ctx.actor.address : undefined
  // Read first, written for a miss only: after a message to many, thousands open theirs from one mobile network.
  if (address && (await isAddressPast(ctx, misses, address))) await throttleAddress(ctx, misses, address)
  const rows = await ctx.db
    .select({ id: shortLinks.subjectId, expiresAt: shortLinks.expiresAt })
    .from(shortLinks)
    .where(and(eq(shortLinks.codeHash, hashOfCode(purpose, code)), eq(shortLinks.purpose, purpose)))
  const [link] = rows.map((row) => ({ purpose, ...row }))
  // Two rows of one code open nothing, rather than somebody else's; neither does a row that was changed by hand.
  if (link && rows.length === 1 && sameText(shortCode(link), code)) return link
  if (address) await throttleAddress(ctx, misses, address)
  return null
}

/** Expired ones; part of the sweep. They stay a month longer, in which a track link leads on to a new one. */
export async function forgetShortLinks(ctx: Context): Promise<void> {
  await ctx.db.execute(
    sql`delete from ${shortLinks} where ${shortLinks.expiresAt} < now() - interval '30 days'`,
  )
}
