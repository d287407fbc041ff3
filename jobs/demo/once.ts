import { eq, sql } from 'drizzle-orm'
import { settings } from '#db/schema/index.ts'
import type { Context } from '#app/domain/ground/context.ts'
import { isStaffed } from '#app/domain/people/staff/first-admin.ts'

const key = 'demo'

/**
 * Makes the demo data once. A start that was killed on the way left half of them and nothing else: what stands there
 * is cleared away and made again. Returns whether anything was made.
 */
export async function once(ctx: Context, make: () => Promise<void>): Promise<boolean> {
  const [before] = await ctx.db.select().from(settings).where(eq(settings.key, key))
  if (before?.value === 'done' || (!before && (await isStaffed(ctx)))) return false
  if (before) await clear(ctx)
  await write(ctx, 'begun')
  await make()
  await write(ctx, 'done')
  return true
}

async function write(ctx: Context, value: 'begun' | 'done') {
  await ctx.db
    .insert(settings)
    .values({ key, value, changedAt: sql`now()` })
    .onConflictDoUpdate({ target: settings.key, set: { value, changedAt: sql`now()` } })
}

async function clear(ctx: Context) {
  const tables = await ctx.db.execute<{ name: string }>(sql`
    select c.oid::regclass::text as name from pg_class c
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
       and c.relname not in ('content_versions', 'settings', 'key_checks')`)
  await ctx.db.execute(sql.raw(`truncate ${tables.map((table) => table.name).join(', ')} cascade`))
}
