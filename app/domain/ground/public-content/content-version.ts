import { eq, sql } from 'drizzle-orm'
import { contentVersions } from '#db/schema/index.ts'
import type { Context } from '#app/domain/ground/context.ts'
import { publicContentChannel } from '#app/platform/database-health.ts'

/**
 * Public pages have changed: every web process drops its copies as soon as this transaction commits
 * (NOTIFY is delivered at the commit, and carries nothing that could be a secret).
 */
export async function publicContentChanged(tx: Context): Promise<void> {
  await tx.db
    .update(contentVersions)
    .set({ version: sql`${contentVersions.version} + 1`, changedAt: sql`now()` })
    .where(eq(contentVersions.name, 'public'))
  await tx.db.execute(sql`select pg_notify(${publicContentChannel}, '')`)
}
