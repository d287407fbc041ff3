import { and, asc, desc, eq, inArray, isNotNull, isNull, or } from 'drizzle-orm'
import { contentVersions, incidents, incidentUpdates } from '#db/schema/index.ts'
import type { Context } from '#app/domain/ground/context.ts'
import type { Language } from '#app/i18n/language.ts'
import {
  comingWindows,
  pastWindows,
  type PublicWindow,
} from '#app/domain/incidents/maintenance/show-public-maintenance.ts'
import type { Incident, IncidentUpdate } from '#app/domain/incidents/incidents/incident.ts'

/** Its published updates, in the order of publication. */
export type IncidentRead = { incident: Incident; updates: IncidentUpdate[] }
export type StatusRead = { incidents: IncidentRead[]; windows: PublicWindow[]; changedAt: Date }

const newest = 50

/**
 * All that the public status is made of: the incidents that are not over and the newest fifty, the latest published
 * first; maintenance that comes and the last fifty that were. Read as of one moment, so that an incident and its
 * updates agree while others are being published.
 */
export function readStatus(ctx: Context, language: Language): Promise<StatusRead> {
  return ctx.db.transaction(
    async (db) => {
      const then = { ...ctx, db }
      const shown = await publicIncidents(then)
      const updates = await updatesOf(then, shown)
      const coming = await comingWindows(then, language, newest)
      const past = await pastWindows(then, language, { limit: newest })
      const [content] = await db
        .select({ changedAt: contentVersions.changedAt })
        .from(contentVersions)
        .where(eq(contentVersions.name, 'public'))
      return {
        incidents: shown.map((incident) => ({
          incident,
          updates: updates.filter((update) => update.incidentId === incident.id),
        })),
        windows: [...coming, ...past],
        changedAt: content?.changedAt ?? ctx.now,
      }
    },
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  )
}

const isPublic = and(isNotNull(incidents.publishedAt), isNull(incidents.drillSince))

function publicIncidents({ db }: Context): Promise<Incident[]> {
  const latest = db
    .select({ id: incidents.id })
    .from(incidents)
    .where(isPublic)
    .orderBy(desc(incidents.publishedAt))
    .limit(newest)
  return db
    .select()
    .from(incidents)
    .where(and(isPublic, or(isNull(incidents.resolvedAt), inArray(incidents.id, latest))))
    .orderBy(desc(incidents.publishedAt), desc(incidents.id))
}

function updatesOf({ db }: Context, of: readonly Incident[]): Promise<IncidentUpdate[]> {
  const ids = of.map((incident) => incident.id)
  if (ids.length === 0) return Promise.resolve([])
  return db
    .select()
    .from(incidentUpdates)
    .where(and(inArray(incidentUpdates.incidentId, ids), isNotNull(incidentUpdates.publishedAt)))
    .orderBy(asc(incidentUpdates.incidentId), asc(incidentUpdates.seq))
}
