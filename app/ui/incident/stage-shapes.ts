import type { TranslatedText } from '#app/domain/ground/translated/text-in.ts'
import type { Moment } from '#app/i18n/format.ts'

export type Stage = {
  key: string
  name: TranslatedText
  plannedMinutes: number
  startedAt: Moment | null
  completedAt: Moment | null
  skippedAt: Moment | null
  dueAt: Moment | null
}

export type StageState = 'done' | 'current' | 'ahead' | 'skipped'

export type StageShape = {
  key: string
  name: TranslatedText
  state: StageState
  plannedMinutes: number
  /** Minutes from its start to its end, or to now; null before the start. */
  spentMinutes: number | null
  lateMinutes: number
  /** The width of its segment, in minutes, and how much of it is filled, and hatched because late. */
  width: number
  filled: number
  late: number
}

const minutesBetween = (from: Moment, to: Moment) =>
  (new Date(to).getTime() - new Date(from).getTime()) / 60_000

/** What the stage bar draws. A segment is as wide as its planned time, wider only by what it is late. */
export function stageShapes(stages: readonly Stage[], now: Moment): StageShape[] {
  return stages.map((stage) => {
    const state = stateOf(stage)
    const end = stage.completedAt ?? stage.skippedAt ?? now
    const spent =
      stage.startedAt && state !== 'skipped' ? Math.max(0, minutesBetween(stage.startedAt, end)) : null
    const granted =
      stage.startedAt && stage.dueAt ? minutesBetween(stage.startedAt, stage.dueAt) : stage.plannedMinutes
    const planned = Math.max(1, stage.plannedMinutes, granted)
    const late = spent === null ? 0 : Math.max(0, spent - planned)
    return {
      key: stage.key,
      name: stage.name,
      state,
      plannedMinutes: stage.plannedMinutes,
      spentMinutes: spent,
      lateMinutes: late,
      width: planned + late,
      filled: state === 'done' ? planned : Math.min(spent ?? 0, planned),
      late,
    }
  })
}

function stateOf(stage: Stage): StageState {
  if (stage.skippedAt) return 'skipped'
  if (stage.completedAt) return 'done'
  return stage.startedAt ? 'current' : 'ahead'
}
