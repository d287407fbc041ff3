import { sql } from 'drizzle-orm'
import type { Context } from '#app/domain/ground/context.ts'

const atOnce = 1000

/** What was read is kept for 30 days, what could not be read for 90: somebody may look at it. Part of the sweep. */
export async function forgetOldMails(ctx: Context): Promise<void> {
  for (const [state, days] of [
    ['parsed', 30],
    ['poison', 90],
  ] as const)
    await ctx.db.execute(sql`
      delete from inbound_mails where id in (
        select id from inbound_mails
         where state = ${state} and settled_at < now() - make_interval(days => ${days})
         order by settled_at limit ${atOnce})`)
}
