import { log } from '#app/platform/log.ts'

/** Calls `work` now and then each period, never twice at once. A timer and not a job: an emptied queue forgets jobs. */
export function everyPeriod(seconds: number, work: () => Promise<void>): { stop(): Promise<void> } {
  let running: Promise<void> | undefined
  const tick = () => {
    running ??= work()
      .catch((error: unknown) => log.warn({ err: error }, 'the sweep could not start'))
      .finally(() => (running = undefined))
  }
  tick()
  const timer = setInterval(tick, seconds * 1000)

  return {
    async stop() {
      clearInterval(timer)
      await running
    },
  }
}
