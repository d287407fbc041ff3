import type { Queue as BullQueue } from 'bullmq'
import { log } from '#app/platform/log.ts'
import type { Layout, WorkerSettings } from '#jobs/queues.ts'

export type AnyJob = { name: string; data: unknown }
type Options = Parameters<BullQueue['add']>[2]
export type Consumer = {
  name: string
  on(event: 'error', listener: (error: Error) => void): unknown
  close(): Promise<void>
}
export type Producer = Omit<Consumer, 'on'> & Pick<BullQueue, 'upsertJobScheduler'>
export type QueuedJob = { queue: string; name: string; data: unknown; options: Options }
/** Puts jobs of any queues into the store together. */
export type JointProducer = { add(jobs: readonly QueuedJob[]): Promise<unknown>; close(): Promise<void> }
/** A store that queues are kept in. */
export type Engine = {
  layout: Layout
  /** Makes what the engine needs in its store; throws when the store is away. */
  prepare: () => Promise<void>
  ping: () => Promise<void>
  produce(queue: string): Producer
  produceTogether(): JointProducer
  consume(queue: string, perform: (job: AnyJob) => Promise<void>, settings: WorkerSettings): Consumer
  close: () => Promise<void>
}

/** Opens each queue at its first use. */
export function openQueues<Q extends Pick<Producer, 'close'>>(open: (queue: string) => Q) {
  const opened = new Map<string, Q>()
  return {
    of(queue: string): Q {
      const known = opened.get(queue) ?? open(queue)
      opened.set(queue, known)
      return known
    },
    close: async () => void (await Promise.all([...opened.values()].map((one) => one.close()))),
  }
}

export function muted<Q extends Consumer>(queue: Q): Q {
  queue.on('error', quietly(`queue ${queue.name}`))
  return queue
}

export const quietly = (what: string) => (err: Error) => log.debug({ err }, what)
