import { definitions, drains, hookChannels, isHookChannel, type JobName } from '#jobs/definitions.ts'

export const isJobName = (text: string): text is JobName => text in definitions

/** Jobs that come back by themselves, in milliseconds. */
export const scheduled: ReadonlyArray<[JobName, number]> = [['audit.chain', 15_000]]

/** Each queue costs a connection that listens: hooks of a lane share one, with a place for each of them. */
const drainQueue = (lane: string, channel: string) =>
  `deliveries-${lane}-${isHookChannel(channel) ? 'hooks' : channel}`

export const queueNames: readonly string[] = [
  'general',
  'audit',
  ...new Set(drains.map(({ lane, channel }) => drainQueue(lane, channel))),
]

/** Each lane and channel has a queue of its own: an outage or a surge in one leaves the others' latency alone. */
export function queueOf(name: JobName, data: object): string {
  if (name === 'audit.chain') return 'audit'
  if ('lane' in data && 'channel' in data) return drainQueue(String(data.lane), String(data.channel))
  return 'general'
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
    concurrency: queue === 'general' ? 4 : queue.endsWith('-hooks') ? hookChannels.length : 1,
    lockDuration: isCode ? 4000 : 10_000,
    stalledInterval: isCode ? 2000 : 5000,
    maxStalledCount: 10,
  }
}
