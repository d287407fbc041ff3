import { fork } from 'node:child_process'
import { setPriority } from 'node:os'
import { tell, withHouse, type House } from '#test/bench/house.ts'
import type { Bench } from '#test/bench/run.ts'
import { watchHealth } from '#test/bench/hostile/health.ts'
import { inbound, returnPaths } from '#test/bench/hostile/mails.ts'
import { watchProcesses } from '#test/bench/hostile/processes.ts'
import { fileReports } from '#test/bench/hostile/reports.ts'
import type { Outcome } from '#test/bench/hostile/send.ts'
import type { Orders, Told } from '#test/bench/hostile/senders.ts'

const calmMs = 6000

/**
 * What the product does while clients send the worst that they may: whether it answers, whether a report can be filed,
 * and whether all its processes live. `passed`: /healthz within 500 ms at the 99th percentile, every report within two
 * seconds, and no process ended.
 */
export const bench: Bench = async ({ seconds = '30', clients = '20' }) => {
  const { env, port } = await inbound()
  return withHouse(
    async (house) => {
      const calm = await calmFirst(house)
      const paths = await returnPaths(house)
      const processesNow = watchProcesses(house)
      const stop = new AbortController()
      const health = watchHealth(house.url, stop.signal)
      const reports = fileReports(house, stop.signal)
      const told = await attack({
        url: house.url,
        key: house.key,
        seconds: Number(seconds),
        clients: Number(clients),
        mailPort: port,
        paths,
      })
      stop.abort()
      const [healthz, filed] = await Promise.all([health, reports])
      const { ended, rssMb } = processesNow()
      const ways = Object.values(filed)
      const slowest = Math.max(...ways.map(({ slowestSeconds }) => slowestSeconds))
      const refused = ways.flatMap((way) => way.refused)
      for (const [name, outcomes] of Object.entries(told)) tell(`${name}: ${JSON.stringify(outcomes)}`)
      return {
        seconds: Number(seconds),
        clients: Number(clients),
        calm,
        healthz,
        reports: filed,
        statuses: statusesOf(told),
        ended,
        rssMb,
        passed: healthz.p99Ms <= 500 && slowest <= 2 && refused.length === 0 && ended.length === 0,
      }
    },
    { env: { DEMO: '1', ...env } },
  )
}

/** The same with nobody else there: what an idle machine takes, and what the first requests of a process take. */
async function calmFirst(house: House) {
  const stop = AbortSignal.timeout(calmMs)
  const [healthz, reports] = await Promise.all([watchHealth(house.url, stop), fileReports(house, stop)])
  return { healthz, reports }
}

function attack(orders: Orders): Promise<Told> {
  const child = fork('test/bench/hostile/senders.ts', [JSON.stringify(orders)], {
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  // Whoever sends such things has a machine of their own: here they take no processor from who answers, nor while they
  // make up what they send.
  if (child.pid) setPriority(child.pid, 10)
  return new Promise((done, failed) => {
    child.once('message', (told: Told) => done(told))
    child.once('exit', (code) => failed(new Error(`the senders ended with ${code}`)))
  })
}

function statusesOf(told: Told): Record<Outcome, number> {
  const counts: Record<Outcome, number> = {}
  for (const outcomes of Object.values(told))
    for (const [outcome, count] of Object.entries(outcomes)) counts[outcome] = (counts[outcome] ?? 0) + count
  return counts
}
