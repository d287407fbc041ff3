import { definitions, type JobName } from '#jobs/definitions.ts'
import { drains, hookChannels, isHookChannel, type Lane } from '#app/domain/ground/vocabulary/lanes.ts'

export const isJobName = (text: string): text is JobName => text in definitions

/** Jobs that come back by themselves, in milliseconds. */
export const scheduled: ReadonlyArray<[JobName, number]> = [['audit.chain', 15_000]]

/** Which queues there are, and into which of them a job goes. */
export type Layout = {
  queues: readonly string[]
  queuesOf(name: JobName, data: object): readonly string[]
  /** Queues of the same part are away together: what one of them is owed waits for all of it. */
  partOf(queue: string): string
}

/** Each queue costs a connection that listens: hooks of a lane share one, with a place for each of them. */
const drainQueue = (lane: string, channel: string) =>
  `deliveries-${lane}-${isHookChannel(channel) ? 'hooks' : channel}`

/** Each lane and channel has a queue of its own: an outage or a surge in one leaves the others' latency alone. */
function queueOf(name: JobName, data: object): string {
  if (name === 'audit.chain') return 'audit'
  if ('lane' in data && 'channel' in data) return drainQueue(String(data.lane), String(data.channel))
  return 'general'
}

const queuesFor = (which: typeof drains) => [
  'general',
  'audit',
  ...new Set(which.map(({ lane, channel }) => drainQueue(lane, channel))),
]

export const oneStore: Layout = {
  queues: queuesFor(drains),
  queuesOf: (name, data) => [queueOf(name, data)],
  partOf: () => 'all',
}

const bulkLanes: readonly Lane[] = ['incident', 'survey']
const isBulk = (data: object) => bulkLanes.some((lane) => 'lane' in data && data.lane === lane)
/** Their hash tags lie on all of three masters, and on several of any other number. */
const shards = ['bulk:0', 'bulk:1', 'bulk:2', 'bulk:3']

/**
 * A cluster. What is sent in bulk is asked for in every shard: whoever takes such a job shares the due rows with the
 * takers of the others, and while one master is away the other shards go on. A lane can't hold up another in a shard,
 * which works at as many jobs as there can be different ones.
 */
export const manyMasters: Layout = {
  queues: [...queuesFor(drains.filter((data) => !isBulk(data))), ...shards],
  queuesOf: (name, data) => (isBulk(data) ? shards : [queueOf(name, data)]),
  partOf: (queue) => queue,
}

function placesIn(queue: string): number {
  if (queue === 'general') return 4
  if (shards.includes(queue)) return drains.filter(isBulk).length
  return queue.endsWith('-hooks') ? hookChannels.length : 1
}

export type WorkerSettings = {
  concurrency: number
  lockDuration: number
  stalledInterval: number
  maxStalledCount: number
}
/** A crashed worker's job is taken over after lock + check: seconds for codes, where somebody is waiting. */
export function settingsOf(queue: string): WorkerSettings {
  const isCode = queue.startsWith('deliveries-code')
  return {
    concurrency: placesIn(queue),
    lockDuration: isCode ? 4000 : 10_000,
    stalledInterval: isCode ? 2000 : 5000,
    maxStalledCount: 10,
  }
}
