import { and, desc, eq, isNotNull, isNull } from 'drizzle-orm'
import { incidents } from '#db/schema/index.ts'
import type { Context } from '#app/domain/ground/context.ts'
import type { Incident } from './incident.ts'
import { parseIncidentNumber } from '#app/domain/ground/numbers/record-numbers.ts'

/** Incidents the public knows of and that are not over, the worst first. */
export const openPublicIncidents = (ctx: Context): Promise<Incident[]> =>
  ctx.db
    .select()
    .from(incidents)
    .where(and(isNotNull(incidents.publishedAt), isNull(incidents.resolvedAt), isNull(incidents.drillSince)))
    .orderBy(incidents.severity, desc(incidents.declaredAt))

/** The incident a reporter says to have too, or null where it is unknown, not public or over. */
export async function joinableIncident(ctx: Context, number: string): Promise<string | null> {
  const canonical = parseIncidentNumber(number)
  if (!canonical) return null
  const [incident] = await ctx.db
    .select({ id: incidents.id })
    .from(incidents)
    .where(
      and(
        eq(incidents.number, canonical),
        isNotNull(incidents.publishedAt),
        isNull(incidents.resolvedAt),
        isNull(incidents.drillSince),
      ),
    )
  return incident?.id ?? null
}
