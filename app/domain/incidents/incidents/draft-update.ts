import { Moment } from '#app/domain/ground/input/moment.ts'
import { prose } from '#app/domain/ground/input/text.ts'
import { and, eq, isNull } from 'drizzle-orm'
import { z } from 'zod'
import { incidents, incidentUpdates } from '#db/schema/index.ts'
import { record } from '#app/domain/ground/audit/record.ts'
import { inTransaction, type Context } from '#app/domain/ground/context.ts'
import { conflict, ensure, invalid, notFound } from '#app/domain/ground/errors/errors.ts'
import { isUuid, uuidv7 } from '#app/platform/uuid.ts'
import { Translated } from '#app/domain/ground/translated/translated.ts'
import { lockIncident, subjectOfIncident, type IncidentUpdate } from './incident.ts'
import { incidentStatuses } from '#app/domain/ground/vocabulary/incident-words.ts'
import { components, componentStates } from '#app/domain/ground/vocabulary/components.ts'
import { approvalSettled, callForApproval } from './call-roles.ts'
import { ensureFits, isOutdated } from './fitting-update.ts'
import { needsReasonToApprove } from './who-approves.ts'
import { canApprove, canDraft } from '#app/domain/people/roles/may.ts'

export const UpdateInput = z.object({
  status: z.enum(incidentStatuses),
  body: Translated,
  components: z.partialRecord(z.enum(components), z.enum(componentStates)).default({}),
  nextUpdateAt: Moment.optional(),
  notify: z.boolean().default(true),
  urgent: z.object({ reason: prose(500).min(1) }).optional(),
  approve: z.object({ reason: prose(500).min(1) }).optional(),
  /** The published update that this one sets right. */
  corrects: z.uuid().optional(),
  /** When it was said, for what is written down afterwards: shown in its place, and nobody is notified. */
  displayAt: Moment.optional(),
  /** When its messages leave, with its zone; the pages show it from its publication on. */
  sendAt: Moment.optional(),
})
export type UpdateInput = z.output<typeof UpdateInput>

/** Writes an update that nobody outside sees yet. */
export function draftUpdate(
  ctx: Context,
  incidentNumber: string,
  input: UpdateInput,
): Promise<IncidentUpdate> {
  return inTransaction(ctx, async (tx) => {
    const incident = await lockIncident(tx, incidentNumber)
    ensure(canDraft(tx.actor))
    await ensureFits(tx, incident, input)
    const [update] = await tx.db
      .insert(incidentUpdates)
      .values({
        id: uuidv7(tx.now),
        incidentId: incident.id,
        createdAt: tx.now,
        draftedBy: staffId(tx),
        ...columnsOf(input),
      })
      .returning()
    if (!update) throw notFound()
    await record(tx, {
      action: 'incident.update_drafted',
      subject: subjectOfIncident(incident),
      details: { updateId: update.id, status: update.status },
    })
    await callForApproval(tx, incident, update.id)
    return update
  })
}

/** Changes a draft; an approval given before is void, because it was for other words. */
export function editDraft(ctx: Context, updateId: string, input: UpdateInput): Promise<IncidentUpdate> {
  return inTransaction(ctx, async (tx) => {
    const { update, incident } = await lockDraft(tx, updateId)
    ensure(canDraft(tx.actor))
    await ensureFits(tx, incident, input)
    const [edited] = await tx.db
      .update(incidentUpdates)
      .set({
        ...columnsOf(input),
        draftedBy: staffId(tx),
        approvedBy: null,
        approvedAt: null,
        selfApprovalReason: null,
      })
      .where(eq(incidentUpdates.id, update.id))
      .returning()
    if (!edited) throw notFound()
    await record(tx, {
      action: 'incident.update_edited',
      subject: subjectOfIncident(incident),
      details: { updateId },
    })
    await callForApproval(tx, incident, updateId)
    return edited
  })
}

export function discardDraft(ctx: Context, updateId: string): Promise<void> {
  return inTransaction(ctx, async (tx) => {
    const { incident } = await lockDraft(tx, updateId)
    ensure(canDraft(tx.actor))
    await tx.db.update(incidentUpdates).set({ discardedAt: tx.now }).where(eq(incidentUpdates.id, updateId))
    await approvalSettled(tx, incident, updateId)
    await record(tx, {
      action: 'incident.update_discarded',
      subject: subjectOfIncident(incident),
      details: { updateId },
    })
  })
}

/** The commander's yes. To one's own words only with a reason, which is audited. */
export function approveUpdate(ctx: Context, updateId: string, reason?: string): Promise<IncidentUpdate> {
  return inTransaction(ctx, async (tx) => {
    const { update, incident } = await lockDraft(tx, updateId)
    ensure(canApprove(tx.actor))
    if (await isOutdated(tx, incident, update)) throw conflict('update.outdated')
    const own = needsReasonToApprove(tx.actor, update)
    if (own && !reason?.trim()) throw invalid([{ field: 'approve.reason', message: 'required' }])
    const [approved] = await tx.db
      .update(incidentUpdates)
      .set({
        approvedBy: staffId(tx),
        approvedAt: tx.now,
        selfApprovalReason: own ? (reason?.trim() ?? null) : null,
      })
      .where(eq(incidentUpdates.id, updateId))
      .returning()
    if (!approved) throw notFound()
    await approvalSettled(tx, incident, updateId)
    await record(tx, {
      action: 'incident.update_approved',
      subject: subjectOfIncident(incident),
      details: { updateId, own, reason: reason ?? null },
    })
    return approved
  })
}

/** A draft with its incident, both locked, the incident first as everywhere. */
export async function lockDraft(tx: Context, updateId: string) {
  const { update, incident } = await lockUpdate(tx, updateId)
  if (update.publishedAt) throw conflict('update.published')
  if (update.discardedAt) throw conflict('update.discarded')
  return { update, incident }
}

export async function lockUpdate(tx: Context, updateId: string) {
  if (!isUuid(updateId)) throw notFound()
  const [known] = await tx.db
    .select({ incidentId: incidentUpdates.incidentId })
    .from(incidentUpdates)
    .where(eq(incidentUpdates.id, updateId))
  if (!known) throw notFound()
  const [incident] = await tx.db
    .select()
    .from(incidents)
    .where(eq(incidents.id, known.incidentId))
    .for('update')
  const [update] = await tx.db.select().from(incidentUpdates).where(eq(incidentUpdates.id, updateId))
  if (!incident || !update) throw notFound()
  return { update, incident }
}

/** Drafts waiting in an incident's command room. */
export const draftsOf = (ctx: Context, incidentId: string): Promise<IncidentUpdate[]> =>
  ctx.db
    .select()
    .from(incidentUpdates)
    .where(
      and(
        eq(incidentUpdates.incidentId, incidentId),
        isNull(incidentUpdates.publishedAt),
        isNull(incidentUpdates.discardedAt),
      ),
    )
    .orderBy(incidentUpdates.createdAt)

const staffId = (tx: Context) => (tx.actor.type === 'staff' ? tx.actor.id : null)

const columnsOf = (input: UpdateInput) => ({
  status: input.status,
  body: input.body,
  components: input.components,
  nextUpdateAt: input.nextUpdateAt ?? null,
  notify: input.notify ? ('everyone' as const) : ('nobody' as const),
  urgentReason: input.urgent?.reason ?? null,
  correctsId: input.corrects ?? null,
  displayAt: input.displayAt ?? null,
  sendAt: input.sendAt ?? null,
})
