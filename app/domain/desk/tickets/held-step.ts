import { sql, type SQL } from 'drizzle-orm'
import { undoSteps } from '#db/schema/index.ts'
import type { Context } from '#app/domain/ground/context.ts'

/** Of one ticket what a step that may still be taken back has made. */
export type HeldStep = {
  messages: string[]
  files: string[]
  surveys: string[]
  events: string[]
  former: unknown
}

/** What can still be taken back is a handful of rows, which the index of `until` gives. */
const isLive = sql`${undoSteps.until} > now() and ${undoSteps.usedAt} is null`

/** Whether a ticket may still be put back as it was; nothing is done to it by itself meanwhile. */
export const isHeldForUndo = (ticketId: SQL): SQL => sql`exists (
  select from ${undoSteps}
   where ${isLive}
     and ${undoSteps.before} @> jsonb_build_object('tickets', jsonb_build_array(jsonb_build_object('id', ${ticketId}::text))))`

/**
 * The step that may still be taken back from a ticket, as far as its reporter must not see it yet; null without one. What
 * has happened since, their own answer too, ends it.
 */
export async function heldStepOf(ctx: Context, ticketId: string): Promise<HeldStep | null> {
  const [row] = await ctx.db.execute<{ held: HeldStep }>(sql`
    select part as held
      from ${undoSteps}, jsonb_array_elements(${undoSteps.before} -> 'tickets') part
     where ${isLive} and part ->> 'id' = ${ticketId}
       and (part -> 'version')::int = (select version from tickets where id = ${ticketId}::uuid)
     order by ${undoSteps.until} desc limit 1`)
  return row?.held ?? null
}
