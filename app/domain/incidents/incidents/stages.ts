import type { ProposedStatus, Translated } from '#db/schema/columns.ts'
import type { PlannedStage } from '#app/domain/incidents/stage-plans/stage-plans.ts'

/** One stage of an incident's recovery. Ended means completed or skipped. */
export interface Stage {
  key: string
  name: Translated
  /** The public status that completing it proposes; nothing changes until an update with it is published. */
  proposedStatus: ProposedStatus | null
  position: number
  plannedMinutes: number
  /** Minutes added by extensions; the plan itself stays as it was, so that both can be compared. */
  extendedMinutes: number
  startedAt: Date | null
  completedAt: Date | null
  skippedAt: Date | null
  dueAt: Date
  reason: string | null
}

/** The stages of a new incident, one after the other from `startAt`; the first one is running. */
export function planStages(startAt: Date, plan: readonly PlannedStage[]): Stage[] {
  const stages = plan.map(({ key, name, proposedStatus, plannedMinutes }, position) => ({
    key,
    name,
    proposedStatus,
    position,
    plannedMinutes,
    extendedMinutes: 0,
    startedAt: position === 0 ? startAt : null,
    completedAt: null,
    skippedAt: null,
    dueAt: startAt,
    reason: null,
  }))
  return reschedule(stages, startAt)
}

export const isEnded = (stage: Stage) => stage.completedAt !== null || stage.skippedAt !== null

/** The stage that is running, if any. */
export const currentStage = <S extends Stage>(stages: readonly S[]): S | undefined =>
  stages.find((stage) => stage.startedAt !== null && !isEnded(stage))

export const grantedMinutes = (stage: Stage) => stage.plannedMinutes + stage.extendedMinutes

/**
 * When recovery is expected: what is left of the running stage (nothing once it is overdue) and all that is planned
 * after it, from now on. null when every stage has ended.
 */
export function etaOf(stages: readonly Stage[], now: Date): Date | null {
  const left = stages.filter((stage) => !isEnded(stage))
  if (left.length === 0) return null
  const current = currentStage(left)
  const from = current ? later(current.dueAt, now) : now
  const ahead = left.filter((stage) => stage !== current)
  return addMinutes(
    from,
    ahead.reduce((total, stage) => total + grantedMinutes(stage), 0),
  )
}

/** Whether a running stage has used four fifths of its time or more. */
export function isAtRisk(stage: Stage, now: Date): boolean {
  if (stage.startedAt === null || isEnded(stage)) return false
  return (now.getTime() - stage.startedAt.getTime()) * 5 >= grantedMinutes(stage) * 60_000 * 4
}

export const isOverdue = (stage: Stage, now: Date) =>
  stage.startedAt !== null && !isEnded(stage) && now > stage.dueAt

/** Due times of what has not ended, each stage following the one before; a running stage counts from its start. */
export function reschedule<S extends Stage>(stages: readonly S[], now: Date): S[] {
  let free = now
  return stages.map((stage) => {
    if (isEnded(stage)) return stage
    const dueAt = addMinutes(stage.startedAt ?? free, grantedMinutes(stage))
    free = later(dueAt, now)
    return { ...stage, dueAt }
  })
}

const addMinutes = (date: Date, minutes: number) => new Date(date.getTime() + minutes * 60_000)
const later = (a: Date, b: Date) => (a > b ? a : b)
