import { desc, eq } from 'drizzle-orm'
import { surveys } from '#db/schema/index.ts'
import type { Context } from '#app/domain/ground/context.ts'

/** The survey of a ticket's latest resolution, if there was one. */
export async function surveyOf(ctx: Context, ticketId: string): Promise<string | null> {
  const [latest] = await ctx.db
    .select({ id: surveys.id })
    .from(surveys)
    .where(eq(surveys.ticketId, ticketId))
    .orderBy(desc(surveys.resolution))
    .limit(1)
  return latest?.id ?? null
}
