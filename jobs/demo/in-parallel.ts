import { seeded, type Random } from './random.ts'

const seed = 20_260_302
const width = 8

/** Makes `count` things, eight at a time. Each has a random generator of its own, so that the result does not depend on the order. */
export async function inParallel(count: number, make: (at: number, random: Random) => Promise<void>) {
  let next = 0
  async function worker() {
    for (let at = next++; at < count; at = next++) await make(at, seeded(seed + at))
  }
  await Promise.all(Array.from({ length: width }, worker))
}
