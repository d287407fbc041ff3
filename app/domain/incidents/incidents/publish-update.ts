import { and, eq, inArray, isNull, ne, sql } from 'drizzle-orm'
import { incidents, incidentUpdates, tickets } from '#db/schema/index.ts'
import { openNotice } from '#app/domain/delivery/broadcasts/open-notice.ts'
import { record } from '#app/domain/ground/audit/record.ts'
import { inTransaction, type Context } from '#app/domain/ground/context.ts'
import { openStates } from '#app/domain/ground/vocabulary/open-states.ts'
import { incidentStatuses } from '#app/domain/ground/vocabulary/incident-words.ts'
import { conflict, ensure } from '#app/domain/ground/errors/errors.ts'
import { publicIncidentChanged } from './public-incident-changed.ts'
import { approvalSettled } from './call-roles.ts'
import { approveUpdate, draftUpdate, lockUpdate, type UpdateInput } from './draft-update.ts'
import { isOutdated, isOvertaken } from './fitting-update.ts'
import { stagesOf, subjectOfIncident, type Incident, type IncidentUpdate } from './incident.ts'
import { canApprove } from '#app/domain/people/roles/may.ts'
import { isEnded } from './stages.ts'
import { storeStages } from './store-stages.ts'

export type Published = { id: string; seq: number; noticeId: string | null; sendAt: Date | null }

/** Drafts, approves and publishes in one step: what a program, or a commander in a hurry, does. */
export function publishNow(ctx: Context, incidentNumber: string, input: UpdateInput): Promise<Published> {
  return inTransaction(ctx, async (tx) => {
    const draft = await draftUpdate(tx, incidentNumber, input)
    await approveUpdate(tx, draft.id, input.approve?.reason)
    return publishUpdate(tx, draft.id)
  })
}

/**
 * Publishes an approved update: public status, component impact and promised news change with it, the notice goes
 * out, and `resolved` starts the recovery. A correction, or what is written down afterwards and was overtaken, moves
 * none of that. Publishing it again gives the same answer and sends nothing.
 */
export function publishUpdate(ctx: Context, updateId: string): Promise<Published> {
  return inTransaction(ctx, async (tx) => {
    const { update, incident } = await lockUpdate(tx, updateId)
    ensure(canApprove(tx.actor))
    if (update.publishedAt && update.seq !== null) {
      return { id: update.id, seq: update.seq, noticeId: update.noticeId, sendAt: update.sendAt }
    }
    if (update.discardedAt) throw conflict('update.discarded')
    if (!update.approvedAt) throw conflict('update.not_approved')
    const isForTheRecord = await isOvertaken(tx, update)
    if (await isOutdated(tx, incident, update)) throw conflict('update.outdated')

    const seq = incident.updateCount + 1
    const noticeId =
      update.notify === 'everyone' && !incident.drillSince
        ? await openNotice(
            tx,
            'incident-update',
            { type: 'incident_update', id: update.id },
            {
              occasion: update.status,
              thread: overtakes(update, isForTheRecord) ? { id: incident.id, seq } : undefined,
              wakesBecause: reasonToWake(incident, update),
              sendAt: update.sendAt,
            },
          )
        : null
    await tx.db
      .update(incidentUpdates)
      .set({
        seq,
        noticeId,
        publishedAt: tx.now,
        displayAt: update.displayAt ?? tx.now,
        componentsBefore: incident.componentStates,
      })
      .where(eq(incidentUpdates.id, update.id))
    if (isForTheRecord) {
      await countOnIncident(tx, incident, update, seq)
    } else {
      await dropProposals(tx, incident, update)
      await showOnIncident(tx, incident, update, seq)
      if (noticeId) await countAsResponse(tx, incident, update)
      if (update.status === 'resolved') await recover(tx, incident)
    }
    await record(tx, {
      action: 'incident.update_published',
      subject: subjectOfIncident(incident),
      details: {
        updateId,
        seq,
        status: update.status,
        noticeId,
        ...(isSomebodyElses(tx, update) ? { draftedBy: update.draftedBy } : {}),
        ...(noticeId && update.urgentReason ? { urgent: update.urgentReason } : {}),
        ...(noticeId && update.sendAt ? { sendAt: update.sendAt.toISOString() } : {}),
        ...(update.correctsId ? { corrects: update.correctsId } : {}),
        ...(update.displayAt ? { displayAt: update.displayAt.toISOString() } : {}),
      },
    })
    await publicIncidentChanged(tx, incident)
    return { id: update.id, seq, noticeId, sendAt: update.sendAt }
  })
}

/** Words that another member of staff has written. */
const isSomebodyElses = ({ actor }: Context, { draftedBy }: IncidentUpdate) =>
  draftedBy !== null && !(actor.type === 'staff' && actor.id === draftedBy)

/** Only what says how things stand now; a look back, or an old word set right, takes nothing out of the post. */
const overtakes = (update: IncidentUpdate, isForTheRecord: boolean) =>
  !isForTheRecord && update.status !== 'postmortem'

/** SMS of the two lesser severities wait for the morning, unless somebody says why they can not (A2). */
function reasonToWake({ severity }: Incident, { urgentReason }: IncidentUpdate) {
  if (severity <= 2) return 'severity' as const
  return urgentReason ? ('urgent' as const) : undefined
}

const upTo = (status: string) =>
  incidentStatuses.slice(0, incidentStatuses.findIndex((known) => known === status) + 1)

/** What was proposed for this status or one before it is settled by the update that was published. */
async function dropProposals(tx: Context, incident: Incident, published: IncidentUpdate) {
  await tx.db
    .update(incidentUpdates)
    .set({ discardedAt: tx.now })
    .where(
      and(
        eq(incidentUpdates.incidentId, incident.id),
        inArray(incidentUpdates.status, upTo(published.status)),
        ne(incidentUpdates.id, published.id),
        isNull(incidentUpdates.draftedBy),
        isNull(incidentUpdates.publishedAt),
        isNull(incidentUpdates.discardedAt),
      ),
    )
}

async function showOnIncident(tx: Context, incident: Incident, update: IncidentUpdate, seq: number) {
  const isOver = update.status === 'resolved' || update.status === 'postmortem'
  const states = isOver
    ? Object.fromEntries(Object.keys(incident.componentStates).map((key) => [key, 'operational']))
    : { ...incident.componentStates, ...update.components }
  await tx.db
    .update(incidents)
    .set({
      publicStatus: update.status,
      componentStates: states,
      publishedAt: incident.publishedAt ?? tx.now,
      nextUpdateAt: isOver ? null : update.nextUpdateAt,
      nextUpdateAlarmedAt: null,
      updateCount: seq,
      version: incident.version + 1,
      ...(update.status === 'monitoring' && !incident.monitoringAt
        ? { monitoringAt: update.displayAt ?? tx.now }
        : {}),
    })
    .where(eq(incidents.id, incident.id))
}

/** What was set right or written down afterwards leaves the state alone; only a promise of news can be a new one. */
async function countOnIncident(tx: Context, incident: Incident, update: IncidentUpdate, seq: number) {
  const promised = update.correctsId && !incident.resolvedAt ? update.nextUpdateAt : null
  await tx.db
    .update(incidents)
    .set({
      updateCount: seq,
      version: incident.version + 1,
      ...(promised ? { nextUpdateAt: promised, nextUpdateAlarmedAt: null } : {}),
    })
    .where(eq(incidents.id, incident.id))
}

/**
 * What reporters are told by the incident is an answer to their tickets (I2): the first-response clock stops, and the
 * next word is due when the incident promises it.
 */
async function countAsResponse(tx: Context, incident: Incident, update: IncidentUpdate) {
  const told = update.sendAt ?? tx.now
  await tx.db
    .update(tickets)
    .set({
      firstRespondedAt: sql`coalesce(${tickets.firstRespondedAt}, ${told.toISOString()}::timestamptz)`,
      ...(update.nextUpdateAt ? { nextUpdateDueAt: update.nextUpdateAt } : {}),
    })
    .where(
      and(
        eq(tickets.incidentId, incident.id),
        isNull(tickets.drillSince),
        inArray(tickets.state, [...openStates]),
      ),
    )
}

/** What still runs is completed, what never began is left out, and the linked tickets are resolved by a job. */
async function recover(tx: Context, incident: Incident) {
  const before = await stagesOf(tx, incident.id)
  const after = before.map((stage) => {
    if (isEnded(stage)) return stage
    return stage.startedAt
      ? { ...stage, completedAt: tx.now }
      : { ...stage, skippedAt: tx.now, reason: 'resolved' }
  })
  await storeStages(tx, incident, before, after)
  await tx.db.update(incidents).set({ resolvedAt: tx.now }).where(eq(incidents.id, incident.id))
  await approvalSettled(tx, incident)
  await tx.enqueue('incident.recover', { incidentId: incident.id })
}
