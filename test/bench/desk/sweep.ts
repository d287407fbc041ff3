import { performance } from 'node:perf_hooks'
import type { Context } from '#app/domain/ground/context.ts'
import { openDatabase } from '#db/client.ts'
import type { FilledServer } from '#test/bench/fill/server.ts'
import { percentiles } from '#test/bench/percentiles.ts'
import { sweepOnce } from '#jobs/sweep.ts'
import { sweeps } from '#jobs/sweeps.ts'

const backlog = 3
const rounds = 7

/** One round of the sweep when there is nothing left over from before, and the step of it that takes longest. */
export async function sweepFigures({ url }: FilledServer) {
  const { db, close } = openDatabase(url, { max: 6 })
  const steps: Record<string, number[]> = {}
  const timed = sweeps.map(({ name, run }) => ({
    name,
    async run(ctx: Context) {
      const began = performance.now()
      await run(ctx)
      ;(steps[name] ??= []).push(performance.now() - began)
    },
  }))
  const times: number[] = []
  try {
    for (let round = -backlog; round < rounds; round++) {
      const ctx = { actor: { type: 'system' as const }, db, enqueue: async () => undefined, now: new Date() }
      const began = performance.now()
      await sweepOnce(ctx, round < 0 ? sweeps : timed)
      if (round >= 0) times.push(performance.now() - began)
    }
  } finally {
    await close()
  }
  const [slowest] = Object.entries(steps)
    .map(([name, of]) => ({ name, p50: percentiles(of).p50 }))
    .toSorted((a, b) => b.p50 - a.p50)
  return { p50: percentiles(times).p50, p95: percentiles(times).p95, slowest }
}
