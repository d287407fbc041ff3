import { definitions, type JobName } from '#jobs/definitions.ts'
import { keyOf } from '#jobs/nudges.ts'
import type { WorkerSettings } from '#jobs/queues.ts'

export const streams = { events: { maxLen: 100 } }

/**
 * Equal jobs are one: a nudge while one waits adds nothing, a nudge while one runs makes it run once more after.
 * A finished job leaves nothing behind; kept ones are scanned at each completion.
 */
export const optionsOf = (name: JobName, data?: object) => ({
  attempts: definitions[name].attempts,
  backoff: { type: 'exponential', delay: 1000 },
  removeOnComplete: true,
  removeOnFail: true,
  ...(data ? { deduplication: { id: keyOf(name, data), keepLastIfActive: true } } : {}),
})

export const workerOptions = (settings: WorkerSettings) => ({
  ...settings,
  drainDelay: 5,
  runRetryDelay: 1000,
  removeOnComplete: { count: 0 },
  removeOnFail: { count: 0 },
})
