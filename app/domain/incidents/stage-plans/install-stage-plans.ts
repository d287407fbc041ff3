import { plannedStages, stagePlans } from '#db/schema/index.ts'
import type { Context } from '#app/domain/ground/context.ts'
import { uuidv7 } from '#app/platform/uuid.ts'
import { standardPlan } from './seed-stage-plans.ts'

/** Gives an installation without any plan the standard one; plans that are there are the desk's own. */
export async function installStagePlans(tx: Context): Promise<void> {
  const [known] = await tx.db.select({ id: stagePlans.id }).from(stagePlans).limit(1)
  if (known) return
  const { key, name, stages } = standardPlan
  const planId = uuidv7(tx.now)
  const [made] = await tx.db
    .insert(stagePlans)
    .values({ id: planId, key, name, position: 1 })
    .onConflictDoNothing()
    .returning({ id: stagePlans.id })
  if (!made) return
  await tx.db
    .insert(plannedStages)
    .values(stages.map((stage, index) => ({ ...stage, planId, position: index + 1 })))
}
