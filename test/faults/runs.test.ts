import { expect, test } from 'vitest'
import pLimit from 'p-limit'
import type { Engine } from '#test/faults/house.ts'
import { randomOf } from '#test/faults/random.ts'
import { runOne } from '#test/faults/run-one.ts'
import { scenarios } from '#test/faults/scenarios/index.ts'
import { canStartRedis } from '#test/support/redis.ts'

// Two of these in every run of the tests, with few people, picked by a seed: `FAULTS_SEED=N` picks the same again, and
// `npm run test:faults` does all of them. `npm run faults -- --all` does every fault, with many people.

const seed = Number(process.env.FAULTS_SEED ?? Date.now() % 1_000_000)
const isWhole = process.env.FAULTS === 'all'
const options = { reporters: 40, outageSeconds: 5, stopSeconds: 50 }
/** Most of the time of a run is waiting for leases to end: two at once fill the gaps, more would starve each other. */
const places = pLimit(2)

const runs: Array<[what: string, name: string, engine: Engine]> = [
  ['though the worker is killed again and again, on Redis', 'worker-kill', 'redis'],
  ['though the queue is emptied, on PostgreSQL', 'redis-kill-empty', 'postgres'],
  ['though a master is killed and comes back empty, on a Redis cluster', 'redis-kill-empty', 'cluster'],
  ['though a notice is called off half-way', 'cancel-at-half', 'postgres'],
  ['though mails are refused and connections dropped', 'smtp-refusals', 'postgres'],
]

const possible = runs.filter(([, , engine]) => engine === 'postgres' || canStartRedis)
const picked = isWhole ? possible : twoOf(possible)

test.concurrent.each(picked)(
  `every rule of delivery holds %s${isWhole ? '' : ` (FAULTS_SEED=${seed})`}`,
  { timeout: 600_000 },
  async (_what, name, engine) => {
    const scenario = scenarios.find((one) => one.name === name)
    if (!scenario) throw new Error(`there is no ${name}`)
    const { findings, reports, rows } = await places(() => runOne(scenario, engine, 1, options))

    expect(findings).toEqual([])
    expect(reports).toBe(options.reporters)
    expect(rows).toBeGreaterThan(options.reporters * 6)
  },
)

/** Two different ones, in their order. */
function twoOf<T>(all: readonly T[]): T[] {
  const random = randomOf(seed, 'runs')
  const first = random.between(0, all.length - 1)
  const second = (first + random.between(1, all.length - 1)) % all.length
  return all.filter((_, at) => at === first || at === second)
}
