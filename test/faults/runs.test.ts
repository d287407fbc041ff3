import { expect, test } from 'vitest'
import { openGate } from '#app/domain/notifications/gate.ts'
import type { Engine } from '#test/faults/house.ts'
import { runOne } from '#test/faults/run-one.ts'
import { scenarios } from '#test/faults/scenarios/index.ts'
import { canStartRedis } from '#test/support/redis.ts'

// A few of the fault runs in every run of the tests, with few people; `npm run faults -- --all` does the rest.

const options = { reporters: 40, outageSeconds: 5, stopSeconds: 50 }
/** Most of the time of a run is waiting for leases to end: two at once fill the gaps, more would starve each other. */
const places = openGate(2)

const runs: Array<[what: string, name: string, engine: Engine]> = [
  ['though the worker is killed again and again, on Redis', 'worker-kill', 'redis'],
  ['though the queue is emptied, on PostgreSQL', 'redis-kill-empty', 'postgres'],
  ['though a master is killed and comes back empty, on a Redis cluster', 'redis-kill-empty', 'cluster'],
  ['though a notice is called off half-way', 'cancel-at-half', 'postgres'],
  ['though mails are refused and connections dropped', 'smtp-refusals', 'postgres'],
]

test.concurrent.each(runs.filter(([, , engine]) => engine === 'postgres' || canStartRedis))(
  'every rule of delivery holds %s',
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
