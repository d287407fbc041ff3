import { databaseFaults } from '#test/faults/scenarios/database.ts'
import { processFaults } from '#test/faults/scenarios/processes.ts'
import { providerFaults } from '#test/faults/scenarios/providers.ts'
import { wordsFaults } from '#test/faults/scenarios/messages.ts'
import type { Scenario } from '#test/faults/story.ts'

/** Every fault, on one page each kind. */
export const scenarios: readonly Scenario[] = [
  ...processFaults,
  ...providerFaults,
  ...databaseFaults,
  ...wordsFaults,
]

/** What is run where nothing is asked for: the one that has found most, of each kind. */
export const usualScenarios: readonly string[] = [
  'worker-kill',
  'smtp-refusals',
  'redis-kill-empty',
  'cancel-at-half',
]
