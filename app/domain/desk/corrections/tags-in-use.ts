import { sql } from 'drizzle-orm'
import type { Context } from '#app/domain/ground/context.ts'
import { openStates } from '#app/domain/ground/vocabulary/open-states.ts'

/** Of each state, the tickets looked at: the index of a department gives them by their last activity. */
const looksAt = 100
const offered = 30

/** The tags that a department has used of late, the most used first. */
export async function tagsInUse(ctx: Context, departmentId: string): Promise<string[]> {
  const rows = await ctx.db.execute<{ tag: string }>(sql`
    select tag from unnest(${sql.param([...openStates, 'resolved'])}::text[]) as s(state),
           lateral (select tags from tickets
                     where department_id = ${departmentId}::uuid and state = s.state
                     order by last_activity_at desc limit ${looksAt}) lately,
           lateral unnest(lately.tags) as t(tag)
     group by tag order by count(*) desc, tag limit ${offered}`)
  return rows.map(({ tag }) => tag)
}
