import fc from 'fast-check'
import { expect, test } from 'vitest'
import { holds, route } from '#app/domain/desk/routing/conditions.ts'
import { priorityOf } from '#app/domain/desk/routing/priority.ts'
import { RuleConditions, RuleOutcome, type RoutingRule } from '#app/domain/desk/routing/rule.ts'
import { categorySeeds } from '#app/domain/desk/routing/seed-categories.ts'
import { departmentSeeds } from '#app/domain/people/departments/seed-departments.ts'
import { ruleSeeds } from '#app/domain/desk/routing/seed-rules.ts'
import { priorities, symptoms, ticketKinds } from '#app/domain/ground/vocabulary/ticket-words.ts'

test.each([
  [{ kind: 'missing_invoice', symptom: 'vanished' }, 'data_repair', 'high', ['suspected_incident']],
  [
    { kind: 'missing_invoice', symptom: 'not_found', causeCode: 'I1' },
    'data_repair',
    'high',
    ['suspected_incident'],
  ],
  [{ kind: 'missing_invoice', symptom: 'not_found', causeCode: 'F1' }, 'tax_office', undefined, []],
  [{ kind: 'missing_invoice', symptom: 'error', causeCode: 'C2' }, 'tech_support', undefined, []],
  [{ kind: 'technical_fault' }, 'tech_support', undefined, []],
  [{ kind: 'feature_suggestion' }, 'product', undefined, []],
  [{ kind: 'complaint' }, 'taxpayer_service', 'high', []],
  [{ kind: 'missing_invoice', symptom: 'not_found', channel: 'batch' }, undefined, undefined, ['batch']],
  [{ kind: 'policy_question' }, undefined, undefined, []],
])('%j goes to %s', (facts, department, priority, tags) => {
  const { outcome } = route(facts, ruleSeeds)
  expect([outcome.department, outcome.priority, outcome.tags]).toEqual([department, priority, tags])
})

test('the first rule that matches decides, and one without conditions matches all', () => {
  const rule = (name: string, conditions: RuleConditions): RoutingRule => ({
    name,
    conditions,
    outcome: { assignBy: 'none', tags: [name] },
  })
  const rules = [rule('north', { region: ['11', '1200'] }), rule('rest', {})]

  expect(route({ region: '1101' }, rules).rule?.name).toBe('north')
  expect(route({ region: '1200' }, rules).rule?.name).toBe('north')
  expect(route({ region: '1301' }, rules).rule?.name).toBe('rest')
  expect(route({ region: null }, rules).rule?.name).toBe('rest')
  expect(route({}, []).rule).toBeNull()
})

test('all conditions of a rule must hold, and what is not known holds none', () => {
  const conditions: RuleConditions = { kind: ['missing_invoice'], symptom: ['not_found', 'mismatch'] }

  expect(holds(conditions, { kind: 'missing_invoice', symptom: 'mismatch' })).toBe(true)
  expect(holds(conditions, { kind: 'missing_invoice', symptom: 'void' })).toBe(false)
  expect(holds(conditions, { kind: 'missing_invoice' })).toBe(false)
})

test('priority comes from urgency and impact and never falls when either rises', () => {
  expect([priorityOf(1, 1), priorityOf(1, 2), priorityOf(2, 2), priorityOf(3, 3)]).toEqual([
    'urgent',
    'high',
    'normal',
    'low',
  ])
  const rank = (urgency: number, impact: number) => priorities.indexOf(priorityOf(urgency, impact))
  fc.assert(
    fc.property(fc.integer({ min: -1, max: 5 }), fc.integer({ min: -1, max: 5 }), (urgency, impact) => {
      expect(rank(urgency, impact)).toBeLessThanOrEqual(rank(urgency + 1, impact))
      expect(rank(urgency, impact)).toBe(rank(impact, urgency))
    }),
  )
})

test('every seeded rule is one that the settings would accept', () => {
  for (const { conditions, outcome } of ruleSeeds) {
    expect(RuleConditions.parse(conditions)).toEqual(conditions)
    expect(RuleOutcome.parse(outcome)).toEqual(outcome)
  }
})

test('every kind and symptom has a category, every department a name in three languages', () => {
  const kinds = new Set(categorySeeds.map(({ kind }) => kind))
  expect(ticketKinds.filter((kind) => !kinds.has(kind))).toEqual([])
  expect(categorySeeds.flatMap(({ symptom }) => symptom ?? [])).toEqual(symptoms)
  for (const { name } of departmentSeeds) expect(Object.values(name).every(Boolean)).toBe(true)
  const departments = new Set(departmentSeeds.map(({ key }) => key))
  expect(categorySeeds.filter(({ department }) => !departments.has(department))).toEqual([])
})
