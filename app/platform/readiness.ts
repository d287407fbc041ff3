import { runtime } from '#app/platform/runtime.ts'
import { isMigrated } from '#db/migrate.ts'

export type Readiness = { ready: boolean; parts: Record<'database' | 'migrations' | 'queue', boolean> }

const patienceMs = 2000

/** What this process needs to do its work; a part that does not answer in time counts as missing. */
export async function readiness(): Promise<Readiness> {
  const { sql, queue } = runtime()
  const [database, migrations, queueAnswers] = await Promise.all([
    answers(async () => (await sql`select 1`).length === 1),
    answers(() => isMigrated(sql)),
    answers(() => queue.ping().then(() => true)),
  ])
  const parts = { database, migrations, queue: queueAnswers }
  return { ready: database && migrations && queueAnswers, parts }
}

function answers(ask: () => Promise<boolean>): Promise<boolean> {
  return new Promise((resolve) => {
    setTimeout(() => resolve(false), patienceMs).unref()
    ask().then(resolve, () => resolve(false))
  })
}
