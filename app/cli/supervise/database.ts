import { Refusal } from '#app/cli/supervise/refusal.ts'
import { reasonOf } from '#app/platform/reason-of.ts'
import { openDatabase } from '#db/client.ts'
import { startLocalPostgres, type LocalPostgres } from '#db/local-postgres.ts'
import { migrateDatabase } from '#db/migrate.ts'

export type RunningDatabase = { url: string; stop: () => Promise<void> }

/** Uses the given server or starts the embedded one, and keeps that one running until `stop`. */
export async function provideDatabase(
  given: string | undefined,
  dataDir: string,
  onMoved: (url: string) => void,
  isBehindPooler = false,
): Promise<RunningDatabase> {
  if (given) {
    await reach(given, isBehindPooler)
    return { url: given, stop: async () => undefined }
  }
  let stopping = false
  let server: LocalPostgres = await start(dataDir)

  const keepRunning = async () => {
    await server.ended
    if (stopping) return
    const before = server.url
    server = await start(dataDir)
    if (server.url !== before) onMoved(server.url)
    void keepRunning()
  }
  void keepRunning()
  return {
    url: server.url,
    async stop() {
      stopping = true
      await server.stop()
    },
  }
}

export async function bringUpToDate(url: string): Promise<void> {
  await migrateDatabase(url).catch((error: unknown) => {
    throw new Refusal(`the database could not be migrated: ${reasonOf(error)}`)
  })
}

async function start(dataDir: string): Promise<LocalPostgres> {
  try {
    return await startLocalPostgres(dataDir, (line) => process.stdout.write(`${line}\n`))
  } catch (error) {
    throw new Refusal(`the embedded database did not start: ${reasonOf(error)}`)
  }
}

/** A wrong address shows now and in one line, and not in every process later. */
async function reach(url: string, pooled: boolean): Promise<void> {
  const { host, pathname } = new URL(url)
  const { sql, close } = openDatabase(url, { max: 1, pooled })
  try {
    await sql`select 1`
  } catch (error) {
    throw new Refusal(`DATABASE_URL: no database at ${host}${pathname}: ${reasonOf(error)}`)
  } finally {
    await close()
  }
}
