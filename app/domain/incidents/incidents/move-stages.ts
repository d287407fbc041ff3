import { currentStage, isEnded, reschedule, type Stage } from './stages.ts'

export type StageRefusal =
  | 'stage.unknown'
  | 'stage.ended'
  | 'stage.not_started'
  | 'stage.earlier_unfinished'
  | 'stage.minutes'
  | 'stage.reason_missing'

export type StageMove<S extends Stage> = { ok: true; stages: S[] } | { ok: false; refusal: StageRefusal }

/** One extension is at most a week; who needs more plans anew. */
const maxExtension = 7 * 24 * 60

/** Starts a stage whose earlier ones have ended. Starting the running one again changes nothing. */
export function startStage<S extends Stage>(stages: readonly S[], key: string, now: Date): StageMove<S> {
  return changing(stages, key, (stage) => {
    if (stage.startedAt !== null) return { ok: true, stages: [...stages] }
    const isEarlierOpen = stages.some((other) => other.position < stage.position && !isEnded(other))
    if (isEarlierOpen) return refused('stage.earlier_unfinished')
    return moved(stages, { ...stage, startedAt: now }, now)
  })
}

/** Completes the running stage; the next one that has not ended starts at the same moment. */
export function completeStage<S extends Stage>(stages: readonly S[], key: string, now: Date): StageMove<S> {
  return changing(stages, key, (stage) =>
    stage.startedAt === null
      ? refused('stage.not_started')
      : moved(stages, { ...stage, completedAt: now }, now, true),
  )
}

/** Grants a stage that has not ended more time; what follows moves along. */
export function extendStage<S extends Stage>(
  stages: readonly S[],
  key: string,
  extension: { minutes: number; reason: string },
  now: Date,
): StageMove<S> {
  return changing(stages, key, (stage) => {
    const { minutes, reason } = extension
    if (!Number.isInteger(minutes) || minutes < 1 || minutes > maxExtension) return refused('stage.minutes')
    if (reason.trim() === '') return refused('stage.reason_missing')
    return moved(
      stages,
      { ...stage, extendedMinutes: stage.extendedMinutes + minutes, reason: reason.trim() },
      now,
    )
  })
}

/** Leaves a stage out; if it was running, the next one starts. */
export function skipStage<S extends Stage>(
  stages: readonly S[],
  key: string,
  reason: string,
  now: Date,
): StageMove<S> {
  return changing(stages, key, (stage) => {
    if (reason.trim() === '') return refused('stage.reason_missing')
    const wasRunning = stage.startedAt !== null
    return moved(stages, { ...stage, skippedAt: now, reason: reason.trim() }, now, wasRunning)
  })
}

/** Plans a stage that has not ended anew: its planned minutes are replaced, extensions stay. */
export function replanStage<S extends Stage>(
  stages: readonly S[],
  key: string,
  plan: { minutes: number; reason: string },
  now: Date,
): StageMove<S> {
  return changing(stages, key, (stage) => {
    const { minutes, reason } = plan
    if (!Number.isInteger(minutes) || minutes < 1 || minutes > 4 * maxExtension)
      return refused('stage.minutes')
    if (reason.trim() === '') return refused('stage.reason_missing')
    return moved(stages, { ...stage, plannedMinutes: minutes, reason: reason.trim() }, now)
  })
}

function changing<S extends Stage>(
  stages: readonly S[],
  key: string,
  change: (stage: S) => StageMove<S>,
): StageMove<S> {
  const stage = stages.find((candidate) => candidate.key === key)
  if (!stage) return refused('stage.unknown')
  return isEnded(stage) ? refused('stage.ended') : change(stage)
}

function moved<S extends Stage>(
  stages: readonly S[],
  changed: S,
  now: Date,
  startNext = false,
): StageMove<S> {
  const after = stages.map((stage) => (stage.key === changed.key ? changed : stage))
  const next = startNext && !currentStage(after) ? after.find((stage) => !isEnded(stage)) : undefined
  const running = after.map((stage) => (stage === next ? { ...stage, startedAt: now } : stage))
  return { ok: true, stages: reschedule(running, now) }
}

const refused = (refusal: StageRefusal): { ok: false; refusal: StageRefusal } => ({ ok: false, refusal })
