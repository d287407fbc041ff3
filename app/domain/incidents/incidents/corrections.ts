import { and, asc, eq, isNotNull, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { incidentUpdates } from '#db/schema/index.ts'
import type { Context } from '#app/domain/ground/context.ts'
import { notFound } from '#app/domain/ground/errors/errors.ts'
import { isUuid } from '#app/platform/uuid.ts'
import type { IncidentUpdate } from './incident.ts'

type Place = { id: string; seq: number; at: Date }
export type Correction = { correction: Place; corrected: Place }

/** Which published updates were set right by which, in the order of publication. */
export async function correctionsOf(ctx: Context, incidentId: string): Promise<Correction[]> {
  const corrected = alias(incidentUpdates, 'corrected')
  const picked = (from: typeof incidentUpdates | typeof corrected) => ({
    id: from.id,
    seq: sql<number>`coalesce(${from.seq}, 0)`,
    at: sql<Date>`coalesce(${from.displayAt}, ${from.createdAt})`.mapWith(incidentUpdates.createdAt),
  })
  return ctx.db
    .select({ correction: picked(incidentUpdates), corrected: picked(corrected) })
    .from(incidentUpdates)
    .innerJoin(corrected, eq(corrected.id, incidentUpdates.correctsId))
    .where(and(eq(incidentUpdates.incidentId, incidentId), isNotNull(incidentUpdates.publishedAt)))
    .orderBy(asc(incidentUpdates.seq))
}

export function correctionOf(id: string, corrections: readonly Correction[]) {
  const said = (update: Place | undefined) => (update ? { seq: update.seq, at: update.at } : null)
  return {
    corrects: said(corrections.find(({ correction }) => correction.id === id)?.corrected),
    correctedBy: said(corrections.findLast(({ corrected }) => corrected.id === id)?.correction),
  }
}

/** A published update of the incident, to be corrected. Throws notFound for anything else. */
export async function publishedUpdate(ctx: Context, incidentId: string, id: string): Promise<IncidentUpdate> {
  const [update] = isUuid(id)
    ? await ctx.db
        .select()
        .from(incidentUpdates)
        .where(
          and(
            eq(incidentUpdates.id, id),
            eq(incidentUpdates.incidentId, incidentId),
            isNotNull(incidentUpdates.publishedAt),
          ),
        )
    : []
  if (!update) throw notFound()
  return update
}
