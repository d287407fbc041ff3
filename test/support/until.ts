import { setTimeout as wait } from 'node:timers/promises'

/** Waits for something to become true and fails when it does not: no fixed sleeps. */
export async function until(
  what: string,
  isTrue: () => boolean | Promise<boolean>,
  patienceMs = 10_000,
): Promise<void> {
  const end = Date.now() + patienceMs
  while (!(await isTrue())) {
    if (Date.now() > end) throw new Error(`not within ${patienceMs} ms: ${what}`)
    await wait(20)
  }
}
