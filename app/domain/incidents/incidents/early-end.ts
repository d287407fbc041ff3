import type { Translations } from '#app/domain/ground/translated/text-in.ts'
import { isEnded, type Stage } from './stages.ts'

/** The stages that a published recovery ends by itself: what runs counts as completed, what never began is skipped. */
export type EarlyEnd = { completes: Translations[]; skips: Translations[] }

export function earlyEndOf(stages: readonly Stage[]): EarlyEnd {
  const left = stages.filter((stage) => !isEnded(stage))
  return {
    completes: left.filter(({ startedAt }) => startedAt !== null).map(({ name }) => name),
    skips: left.filter(({ startedAt }) => startedAt === null).map(({ name }) => name),
  }
}
