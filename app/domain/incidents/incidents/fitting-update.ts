import { and, eq, gt, isNotNull, isNull } from 'drizzle-orm'
import { incidentUpdates } from '#db/schema/index.ts'
import type { Context } from '#app/domain/ground/context.ts'
import { conflict, invalid } from '#app/domain/ground/errors/errors.ts'
import type { Incident, IncidentUpdate } from './incident.ts'
import type { IncidentStatus } from '#app/domain/ground/vocabulary/incident-words.ts'

type UpdateInput = {
  status: IncidentStatus
  components: object
  notify: boolean
  nextUpdateAt?: Date | undefined
  corrects?: string | undefined
  displayAt?: Date | undefined
  sendAt?: Date | undefined
}

/**
 * Whether an update can be said of an incident now. After recovery only a post-mortem follows, and none comes before it;
 * corrections and what is written down afterwards may come at any time. News is promised for the future.
 */
export async function ensureFits(tx: Context, incident: Incident, input: UpdateInput): Promise<void> {
  if (input.nextUpdateAt && input.nextUpdateAt <= tx.now) throw wrong('nextUpdateAt', 'not_later')
  if (input.sendAt) ensureLeavesLater(input, input.sendAt, tx.now)
  if (input.corrects) return ensureCorrects(tx, incident, input, input.corrects)
  if (input.displayAt) return ensureBackdates(incident, input, input.displayAt, tx.now)
  const isOver = incident.resolvedAt !== null
  if (isOver !== (input.status === 'postmortem')) {
    throw conflict('update.status', { from: incident.publicStatus, to: input.status })
  }
}

/** Nothing leaves in the past, and what is not sent at all has no time of sending. */
function ensureLeavesLater(input: UpdateInput, sendAt: Date, now: Date) {
  if (sendAt <= now) throw wrong('sendAt', 'not_later')
  if (!input.notify) throw wrong('sendAt', 'nobody_is_told')
}

/** A correction sets words right: it says the same status of the same incident, and moves nothing. */
async function ensureCorrects(tx: Context, incident: Incident, input: UpdateInput, correctsId: string) {
  const [corrected] = await tx.db
    .select({ status: incidentUpdates.status })
    .from(incidentUpdates)
    .where(
      and(
        eq(incidentUpdates.id, correctsId),
        eq(incidentUpdates.incidentId, incident.id),
        isNotNull(incidentUpdates.publishedAt),
      ),
    )
  if (!corrected) throw wrong('corrects', 'unknown')
  if (corrected.status !== input.status) {
    throw conflict('update.status', { from: corrected.status, to: input.status })
  }
  if (input.displayAt) throw wrong('displayAt', 'correction_is_now')
  if (Object.keys(input.components).length > 0) throw wrong('components', 'correction_moves_nothing')
}

/** Recovery sends messages and starts surveys, so it is published when it is known and never as of yesterday. */
function ensureBackdates(incident: Incident, input: UpdateInput, displayAt: Date, now: Date) {
  if (displayAt > now) throw wrong('displayAt', 'not_earlier')
  if (displayAt < incident.declaredAt) throw wrong('displayAt', 'before_declaration')
  if (input.notify) throw wrong('notify', 'backdated_is_silent')
  const isAfter = incident.resolvedAt !== null && displayAt >= incident.resolvedAt
  if (input.status === 'resolved' || isAfter !== (input.status === 'postmortem')) {
    throw conflict('update.status', { from: incident.publicStatus, to: input.status })
  }
}

/** Whether a draft can be said no more: the incident is over, and it neither looks back nor sets words right. */
export const isOutdated = async (
  ctx: Context,
  incident: Incident,
  update: IncidentUpdate,
): Promise<boolean> =>
  incident.resolvedAt !== null && update.status !== 'postmortem' && !(await isOvertaken(ctx, update))

/** Whether something said later is published already: then this one is for the record and moves nothing. */
export async function isOvertaken(tx: Context, update: IncidentUpdate): Promise<boolean> {
  if (update.correctsId) return true
  if (!update.displayAt) return false
  const [later] = await tx.db
    .select({ id: incidentUpdates.id })
    .from(incidentUpdates)
    .where(
      and(
        eq(incidentUpdates.incidentId, update.incidentId),
        isNotNull(incidentUpdates.publishedAt),
        isNull(incidentUpdates.correctsId),
        gt(incidentUpdates.displayAt, update.displayAt),
      ),
    )
    .limit(1)
  return later !== undefined
}

const wrong = (field: string, message: string) => invalid([{ field, message }])
