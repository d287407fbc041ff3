import { expect, test } from 'vitest'
import { fits } from '#app/domain/incidents/incidents/fitting-incident.ts'

test.each([
  [['data_sync'], 'not_synced', true],
  [['data_sync'], 'vanished', true],
  [['portal'], 'error', true],
  [['portal'], 'not_found', false],
  [['notifications'], 'not_found', false],
  [['verification'], 'mismatch', false],
  [[], 'not_found', true],
  [[], 'quota', false],
] as const)('an incident of %j for the symptom %s: %s', (components, symptom, expected) => {
  const offered = fits(components, symptom)

  expect(offered).toBe(expected)
})
