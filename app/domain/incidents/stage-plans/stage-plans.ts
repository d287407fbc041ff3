import { asc, eq } from 'drizzle-orm'
import type { ProposedStatus, Translated } from '#db/schema/columns.ts'
import { plannedStages, stagePlans } from '#db/schema/index.ts'
import type { Context } from '#app/domain/ground/context.ts'
import { ensure, invalid } from '#app/domain/ground/errors/errors.ts'
import { canDeclare } from '#app/domain/people/roles/may.ts'

/** A stage as a plan foresees it. */
export interface PlannedStage {
  key: string
  name: Translated
  plannedMinutes: number
  /** The public status that completing it proposes; null where it proposes none. */
  proposedStatus: ProposedStatus | null
}

export interface StagePlan {
  key: string
  name: Translated
  /** In their order, one at least. */
  stages: readonly PlannedStage[]
}

/** The plans that an incident can be declared with, the usual one first. */
export async function listStagePlans(ctx: Context): Promise<StagePlan[]> {
  ensure(canDeclare(ctx.actor))
  const rows = await ctx.db
    .select({ plan: stagePlans, stage: plannedStages })
    .from(stagePlans)
    .innerJoin(plannedStages, eq(plannedStages.planId, stagePlans.id))
    .orderBy(asc(stagePlans.position), asc(stagePlans.key), asc(plannedStages.position))
  const plans = new Map<string, { key: string; name: Translated; stages: PlannedStage[] }>()
  for (const { plan, stage } of rows) {
    const known = plans.get(plan.key) ?? { key: plan.key, name: plan.name, stages: [] }
    const { key, name, plannedMinutes, proposedStatus } = stage
    plans.set(plan.key, {
      ...known,
      stages: [...known.stages, { key, name, plannedMinutes, proposedStatus }],
    })
  }
  return [...plans.values()]
}

/**
 * The plan of this key, without one the usual plan. Throws invalid for a key that no plan has, and an error where no
 * plan is installed.
 */
export async function chooseStagePlan(ctx: Context, key: string | undefined): Promise<StagePlan> {
  const plans = await listStagePlans(ctx)
  const plan = key === undefined ? plans[0] : plans.find((candidate) => candidate.key === key)
  if (plan) return plan
  if (key !== undefined) throw invalid([{ field: 'plan', message: 'unknown' }])
  throw new Error('there is no stage plan: reference data is missing')
}
