import { countRun, judge } from '#test/faults/checker.ts'
import type { Finding } from '#test/faults/evidence.ts'
import { withHouse, type Engine } from '#test/faults/house.ts'
import { randomOf } from '#test/faults/random.ts'
import { tell, type Options, type Scenario } from '#test/faults/story.ts'

export type Result = ReturnType<typeof countRun> & { seconds: number; findings: Finding[] }

/** One scenario in a house of its own. `keep` is told the folder of a run that broke a rule, before it goes. */
export async function runOne(
  scenario: Scenario,
  engine: Engine,
  seed: number,
  options: Options,
  keep: (folder: string) => void = () => undefined,
): Promise<Result> {
  const began = Date.now()
  const house = {
    engine,
    workers: scenario.workers ?? 1,
    viaProxy: scenario.viaProxy ?? false,
    workerEnv: scenario.workerEnv ?? (() => ({})),
  }
  return withHouse(house, async (opened) => {
    const told = await tell(scenario, opened, randomOf(seed, scenario.name), options).catch((error) => {
      keep(opened.folder)
      throw error
    })
    const { evidence } = told
    const findings = [...judge(evidence), ...told.findings]
    if (findings.length > 0) keep(opened.folder)
    return { ...countRun(evidence), seconds: Math.round((Date.now() - began) / 1000), findings }
  })
}
