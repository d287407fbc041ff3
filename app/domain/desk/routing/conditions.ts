import type { RoutingRule, RuleConditions, RuleOutcome } from './rule.ts'

/** What routing knows of a ticket; null or absent where it isn't known. */
export type RoutingFacts = { [Field in keyof Required<RuleConditions>]?: string | null }

export interface Routed {
  outcome: RuleOutcome
  /** The rule that decided, null when none matched. */
  rule: RoutingRule | null
}

const unmatched: RuleOutcome = { assignBy: 'fewest_open', tags: [] }

/** Takes the first rule, in their order, whose conditions all hold. Without one the category decides alone. */
export function route(facts: RoutingFacts, rules: readonly RoutingRule[]): Routed {
  const rule = rules.find(({ conditions }) => holds(conditions, facts)) ?? null
  return { outcome: rule?.outcome ?? unmatched, rule }
}

/** Whether every field that the conditions name has one of their words; an unknown fact never does. */
export function holds(conditions: RuleConditions, facts: RoutingFacts): boolean {
  return (
    isOneOf(conditions.kind, facts.kind) &&
    isOneOf(conditions.symptom, facts.symptom) &&
    isOneOf(conditions.causeCode, facts.causeCode) &&
    isOneOf(conditions.invoiceKind, facts.invoiceKind) &&
    isInRegion(conditions.region, facts.region) &&
    isOneOf(conditions.channel, facts.channel) &&
    isOneOf(conditions.reporterType, facts.reporterType) &&
    isOneOf(conditions.category, facts.category)
  )
}

const isOneOf = (words: readonly string[] | undefined, fact: string | null | undefined) =>
  words === undefined || (fact !== null && fact !== undefined && words.includes(fact))

const isInRegion = (regions: readonly string[] | undefined, fact: string | null | undefined) =>
  regions === undefined || regions.some((region) => fact?.startsWith(region))
