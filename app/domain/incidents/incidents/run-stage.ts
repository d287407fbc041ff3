import { wholeNumber } from '#app/domain/ground/input/whole-number.ts'
import { prose } from '#app/domain/ground/input/text.ts'
import { z } from 'zod'
import { record } from '#app/domain/ground/audit/record.ts'
import { inTransaction, type Context } from '#app/domain/ground/context.ts'
import { conflict, ensure, invalid, notFound } from '#app/domain/ground/errors/errors.ts'
import { publicIncidentChanged } from './public-incident-changed.ts'
import { lockIncident, stagesOf, subjectOfIncident, type Incident } from './incident.ts'
import {
  completeStage,
  extendStage,
  replanStage,
  skipStage,
  startStage,
  type StageMove,
  type StageRefusal,
} from './move-stages.ts'
import { canCommand } from '#app/domain/people/roles/may.ts'
import { proposeUpdate } from './propose-update.ts'
import type { Stage } from './stages.ts'
import { storeStages } from './store-stages.ts'

export const StageAction = z.object({
  action: z.enum(['start', 'complete', 'extend', 'skip', 'replan']),
  minutes: wholeNumber(-100_000, 100_000).optional(),
  reason: prose(1000).optional(),
})
export type StageAction = z.infer<typeof StageAction>

export type StagesNow = { incident: Incident; stages: Stage[]; eta: Date | null }

/**
 * Moves one stage of an incident. Completing one proposes the update with the mapped public status; the status
 * itself changes only when an update is published. Throws conflict where the stage can't go there.
 */
export function runStage(
  ctx: Context,
  incidentNumber: string,
  key: string,
  action: StageAction,
): Promise<StagesNow> {
  return inTransaction(ctx, async (tx) => {
    const incident = await lockIncident(tx, incidentNumber)
    ensure(canCommand(tx.actor))
    if (incident.resolvedAt) throw conflict('incident.resolved')
    const before = await stagesOf(tx, incident.id)
    const stages = accepted(move(before, key, action, tx.now))
    const eta = await storeStages(tx, incident, before, stages)
    await record(tx, {
      action: `incident.stage_${pastTense[action.action]}`,
      subject: subjectOfIncident(incident),
      details: { stage: key, minutes: action.minutes ?? null, reason: action.reason ?? null },
    })
    const proposed = stages.find((stage) => stage.key === key)?.proposedStatus
    if (action.action === 'complete' && proposed) await proposeUpdate(tx, incident, proposed, stages)
    await publicIncidentChanged(tx, incident)
    return { incident: { ...incident, eta }, stages, eta }
  })
}

const pastTense = {
  start: 'started',
  complete: 'completed',
  extend: 'extended',
  skip: 'skipped',
  replan: 'replanned',
} as const

function move<S extends Stage>(stages: S[], key: string, action: StageAction, now: Date): StageMove<S> {
  const reason = action.reason ?? ''
  const minutes = action.minutes ?? 0
  switch (action.action) {
    case 'start':
      return startStage(stages, key, now)
    case 'complete':
      return completeStage(stages, key, now)
    case 'extend':
      return extendStage(stages, key, { minutes, reason }, now)
    case 'skip':
      return skipStage(stages, key, reason, now)
    case 'replan':
      return replanStage(stages, key, { minutes, reason }, now)
  }
}

function accepted<S extends Stage>(result: StageMove<S>): S[] {
  if (result.ok) return result.stages
  throw refusalOf(result.refusal)
}

function refusalOf(refusal: StageRefusal) {
  switch (refusal) {
    case 'stage.unknown':
      return notFound('stage.unknown')
    case 'stage.minutes':
      return invalid([{ field: 'minutes', message: 'stage_minutes' }])
    case 'stage.reason_missing':
      return invalid([{ field: 'reason', message: 'required' }])
    default:
      return conflict(refusal)
  }
}
