import { databaseAnswers } from '#app/platform/database-health.ts'
import { diskWarnings } from '#app/platform/disk-space.ts'
import { missingSettingLines } from '#app/platform/missing-settings.ts'
import { config } from '#app/platform/config.ts'
import { log } from '#app/platform/log.ts'
import { reasonOf } from '#app/platform/reason-of.ts'
import { runtime } from '#app/platform/runtime.ts'
import { isMigrated } from '#db/migrate.ts'

/** `missing`: why no traffic should come here. `warnings`: what an operator should know, each after the name of its part. */
export type Readiness = { missing: string[]; warnings: string[] }

const patienceMs = 2000

/**
 * Whether this process can do its work: with the database, or without it from copies of public pages. What is handed
 * in without a queue is sent by the sweep, so that a queue that is away stops nobody. A part that does not answer in
 * time counts as missing.
 */
export async function readiness({ hasCopies }: { hasCopies: boolean }): Promise<Readiness> {
  const { sql } = runtime()
  const [database, migrations, queue, disk] = await Promise.all([
    answers(async () => (await sql`select 1`).length === 1),
    answers(() => isMigrated(sql).catch(tellWhy)),
    queueAnswers(),
    diskWarnings(config().DATA_DIR),
  ])
  const isUp = database && databaseAnswers()
  const missing = isUp ? (migrations ? [] : ['migrations']) : hasCopies ? [] : ['database']
  const warnings = [
    ...(!isUp && hasCopies ? ['database: does not answer, public pages are shown from copies'] : []),
    ...(queue ? [] : ['queue: does not answer, messages wait for the next sweep']),
    ...disk,
    ...missingSettingLines(),
  ]
  return { missing, warnings }
}

/** Whether the queue of this process does, within two seconds. */
export const queueAnswers = () =>
  answers(() =>
    runtime()
      .queue.ping()
      .then(() => true),
  )

let said: string | undefined
/** That migrations are missing says nothing of a right that is: the cause is in the log, once. */
function tellWhy(error: unknown): never {
  const why = reasonOf(error)
  if (why !== said) log.warn(`whether the database is migrated can't be asked: ${why}`)
  said = why
  throw error
}

function answers(ask: () => Promise<boolean>): Promise<boolean> {
  return new Promise((resolve) => {
    setTimeout(() => resolve(false), patienceMs).unref()
    ask().then(resolve, () => resolve(false))
  })
}
