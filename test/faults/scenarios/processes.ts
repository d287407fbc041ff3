import { setTimeout as wait } from 'node:timers/promises'
import type { Kept } from '#test/faults/house.ts'
import type { Scenario, Stage } from '#test/faults/story.ts'
import { until } from '#test/support/until.ts'

async function kill(kept: Kept | undefined) {
  const pid = kept?.pid()
  kept?.kill('SIGKILL')
  await until('it runs again', () => kept?.pid() !== pid, 10_000)
}

/** At a moment at which messages are leaving. */
async function killWorker(stage: Stage) {
  await stage.more(stage.random.between(5, Math.ceil(stage.options.reporters * 0.5)))
  stage.cut()
  await kill(stage.house.workers[0])
}

/** After a random moment in which calls are under way. */
async function killWebs(stage: Stage, times: number) {
  for (let count = 0; count < times; count += 1) {
    await wait(stage.random.between(50, 1200))
    await kill(stage.house.webs[count % stage.house.webs.length])
  }
}

/** The one that does all the work, because the other is held back until then. */
async function freezeWorker(stage: Stage) {
  const [busy, other] = stage.house.workers
  other?.kill('SIGSTOP')
  stage.cut()
  await stage.more(stage.random.between(30, 60))
  busy?.kill('SIGSTOP')
  stage.cut()
  other?.kill('SIGCONT')
  await wait(stage.options.stopSeconds * 1000)
  busy?.kill('SIGCONT')
}

export const processFaults: readonly Scenario[] = [
  {
    name: 'web-kill',
    filing: (stage) => killWebs(stage, 4),
    updates: (stage) => killWebs(stage, 2),
    recovery: (stage) => killWebs(stage, 2),
  },
  {
    name: 'worker-kill',
    filing: killWorker,
    async updates(stage) {
      for (let count = 0; count < 3; count += 1) await killWorker(stage)
    },
    async recovery(stage) {
      for (let count = 0; count < 2; count += 1) await killWorker(stage)
    },
  },
  {
    // Frozen for longer than its lease: another takes its chunk over, and then it goes on where it was.
    name: 'worker-stop',
    workers: 2,
    filing: freezeWorker,
    updates: freezeWorker,
  },
  {
    // Asked to end while much is under way, as when a new version is brought out.
    name: 'deploy',
    workers: 2,
    filing: (stage) => replaceAll(stage),
    updates: (stage) => replaceAll(stage),
  },
]

async function replaceAll(stage: Stage) {
  for (const kept of [...stage.house.workers, ...stage.house.webs]) {
    await stage.more(stage.random.between(1, 40))
    const pid = kept.pid()
    kept.kill('SIGTERM')
    await until('the next one runs', () => kept.pid() !== pid, 20_000)
  }
}
