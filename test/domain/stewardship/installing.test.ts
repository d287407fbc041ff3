import { expect, test } from 'vitest'
import { categorySeeds } from '#app/domain/desk/routing/seed-categories.ts'
import { ruleSeeds } from '#app/domain/desk/routing/seed-rules.ts'
import { standardPlan } from '#app/domain/incidents/stage-plans/seed-stage-plans.ts'
import { departmentSeeds } from '#app/domain/people/departments/seed-departments.ts'
import { installReferenceData } from '#app/domain/stewardship/installation/install-reference-data.ts'
import { asSystem } from '#test/support/context.ts'
import { sql } from '#test/support/database.ts'

const counts = async () =>
  (
    await sql`select (select count(*)::int from departments) as departments,
                     (select count(*)::int from routing_rules) as rules,
                     (select count(*)::int from categories) as categories,
                     (select count(*)::int from stage_plans) as plans,
                     (select count(*)::int from planned_stages) as stages`
  )[0]

test('processes that start at the same moment install everything once', async () => {
  await Promise.all([1, 2, 3].map(() => installReferenceData(asSystem())))
  await installReferenceData(asSystem())

  expect(await counts()).toEqual({
    departments: departmentSeeds.length,
    rules: ruleSeeds.length,
    categories: categorySeeds.length,
    plans: 1,
    stages: standardPlan.stages.length,
  })
})
