import { setTimeout as wait } from 'node:timers/promises'

const floorMs = 300

/** Answers no sooner than after a fixed time, so that the time does not tell whether something was found. */
export async function takingAtLeast<T>(work: () => Promise<T>): Promise<T> {
  const [result] = await Promise.all([work(), wait(floorMs)])
  return result
}

/** Refuses no sooner than after a fixed time, so that the time does not tell why. */
export async function refusingNoSooner<T>(work: () => Promise<T>, floorMs: number): Promise<T> {
  const floor = wait(floorMs)
  try {
    return await work()
  } catch (error) {
    await floor
    throw error
  }
}
