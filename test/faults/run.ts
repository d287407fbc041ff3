import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { tmpdir } from 'node:os'
import { parseArgs } from 'node:util'
import type { Finding } from '#test/faults/evidence.ts'
import { engines as known } from '#test/faults/house.ts'
import { runOne } from '#test/faults/run-one.ts'
import { scenarios, usualScenarios } from '#test/faults/scenarios/index.ts'
import type { Options, Scenario } from '#test/faults/story.ts'
import { canStartRedis } from '#test/support/redis.ts'

// `npm run faults -- --seed N [--only NAME,…] [--all] [--engine postgres|redis|cluster] [--reporters N]`

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    only: { type: 'string' },
    all: { type: 'boolean', default: false },
    engine: { type: 'string' },
    reporters: { type: 'string', default: '150' },
    outage: { type: 'string' },
    stop: { type: 'string' },
  },
})
const options: Options = {
  reporters: Number(values.reporters),
  // Of everything the full length; of a few what shows most in a short time.
  outageSeconds: Number(values.outage ?? (values.all ? 60 : 15)),
  stopSeconds: Number(values.stop ?? (values.all ? 90 : 50)),
}
const seed = Number(values.seed)
const say = (line: string) => void process.stdout.write(`${line}\n`)

const columns = ['reports', 'rows', 'arrivals', 'repeats', 'lost', 'stuck', 'seconds'] as const

/** Logs and arrivals of a run that broke a rule; the database goes. */
const keepAs = (name: string) => (folder: string) => {
  const kept = join(tmpdir(), 'fapiao-desk-faults', `${name}-${seed}`)
  cpSync(folder, kept, { recursive: true, filter: (path) => !path.includes('database') })
  say(`  kept in ${kept}`)
}

const line = (cells: readonly string[]) =>
  cells.map((cell, at) => (at < 2 ? cell.padEnd(at === 0 ? 22 : 10) : cell.padStart(9))).join('')

function tellFindings(findings: readonly Finding[]) {
  for (const rule of new Set(findings.map((finding) => finding.rule))) {
    const same = findings.filter((finding) => finding.rule === rule)
    say(`  ${rule}: ${same.length}`)
    for (const { about } of same.slice(0, 3)) say(`    ${about}`)
  }
}

function chosen(): readonly Scenario[] {
  if (values.all) return scenarios
  const names = values.only?.split(',') ?? usualScenarios
  const unknown = names.filter((name) => !scenarios.some((scenario) => scenario.name === name))
  if (unknown.length > 0) {
    const every = scenarios.map(({ name }) => name).join(', ')
    process.stderr.write(`faults: there is no ${unknown.join(', ')}; one of ${every}\n`)
    process.exit(1)
  }
  return scenarios.filter(({ name }) => names.includes(name))
}

const wanted = known.filter((name) => !values.engine || values.engine.split(',').includes(name))
const engines = wanted.filter((name) => name === 'postgres' || canStartRedis)
if (engines.length < wanted.length) say('redis-server is not installed: its runs are left out')

const toRun = chosen()
let broken = 0
say(line(['scenario', 'engine', ...columns, 'verdict']))
for (const scenario of toRun) {
  for (const engine of engines) {
    try {
      const result = await runOne(scenario, engine, seed, options, keepAs(`${scenario.name}-${engine}`))
      const verdict = result.findings.length === 0 ? 'held' : 'BROKEN'
      say(line([scenario.name, engine, ...columns.map((column) => String(result[column])), verdict]))
      tellFindings(result.findings)
      if (result.findings.length > 0) broken += 1
    } catch (error) {
      broken += 1
      say(line([scenario.name, engine, ...columns.map(() => '-'), 'FAILED']))
      say(`  ${error instanceof Error ? error.message : String(error)}`)
    }
  }
}
say(`seed ${seed}, ${options.reporters} reporters: ${broken === 0 ? 'every rule held' : `${broken} broken`}`)
process.exit(broken === 0 ? 0 : 1)
