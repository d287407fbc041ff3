import type { PlannedStage } from '#app/domain/incidents/stage-plans/stage-plans.ts'
import { uuidv7 } from '#app/platform/uuid.ts'
import type postgres from 'postgres'

/** A plan as rows, the way docs/extending.md tells a stranger to add one. */
export async function addStagePlan(
  sql: postgres.Sql,
  plan: { key: string; name: Record<string, string>; position: number },
  stages: readonly PlannedStage[],
): Promise<void> {
  const id = uuidv7()
  await sql`insert into stage_plans (id, key, name, position)
            values (${id}, ${plan.key}, ${sql.json(plan.name)}, ${plan.position})`
  for (const [index, { key, name, plannedMinutes, proposedStatus }] of stages.entries())
    await sql`insert into planned_stages (plan_id, key, name, position, planned_minutes, proposed_status)
              values (${id}, ${key}, ${sql.json(name)}, ${index + 1}, ${plannedMinutes}, ${proposedStatus})`
}

/** Seven stages; the last but one has a name in Chinese alone. */
export const cutover = {
  key: 'cutover',
  name: { 'zh-CN': '割接恢复', en: 'Cut-over' },
  position: 2,
}
export const cutoverStages: readonly PlannedStage[] = [
  {
    key: 'confirm',
    name: { 'zh-CN': '确认影响范围', en: 'Confirm the scope' },
    plannedMinutes: 60,
    proposedStatus: null,
  },
  {
    key: 'locate',
    name: { 'zh-CN': '定位原因', en: 'Locate the cause' },
    plannedMinutes: 120,
    proposedStatus: 'identified',
  },
  {
    key: 'freeze',
    name: { 'zh-CN': '冻结变更', en: 'Freeze changes' },
    plannedMinutes: 30,
    proposedStatus: null,
  },
  {
    key: 'switch_over',
    name: { 'zh-CN': '切换到备用机房', en: 'Switch to the second site' },
    plannedMinutes: 240,
    proposedStatus: 'monitoring',
  },
  {
    key: 'backfill',
    name: { 'zh-CN': '补传积压数据', en: 'Transfer the backlog' },
    plannedMinutes: 480,
    proposedStatus: null,
  },
  { key: 'reconcile', name: { 'zh-CN': '逐省核对' }, plannedMinutes: 360, proposedStatus: null },
  {
    key: 'return',
    name: { 'zh-CN': '回切并收集反馈', en: 'Return and listen' },
    plannedMinutes: 120,
    proposedStatus: 'resolved',
  },
]
