import { runtime } from '#app/platform/runtime.ts'
import { isMigrated } from '#db/migrate.ts'

export type Readiness = { ready: boolean; parts: Record<'database' | 'migrations' | 'queue', boolean> }

const patienceMs = 2000

/** What this process needs to do its work; a part that does not answer in time counts as missing. */
export async function readiness(): Promise<Readiness> {
  const { sql } = runtime()
  const [database, migrations, queue] = await Promise.all([
    answers(async () => (await sql`select 1`).length === 1),
    answers(() => isMigrated(sql)),
    queueAnswers(),
  ])
  const parts = { database, migrations, queue }
  return { ready: database && migrations && queue, parts }
}

/** Whether the queue of this process does, within two seconds. */
export const queueAnswers = () =>
  answers(() =>
    runtime()
      .queue.ping()
      .then(() => true),
  )

function answers(ask: () => Promise<boolean>): Promise<boolean> {
  return new Promise((resolve) => {
    setTimeout(() => resolve(false), patienceMs).unref()
    ask().then(resolve, () => resolve(false))
  })
}
