import { join } from 'node:path'
import { reasonOf } from '#app/cli/supervise/refusal.ts'
import type { Context } from '#app/domain/context.ts'
import { config, withEmbeddedDefaults } from '#app/platform/config.ts'
import { closeRuntime, runtime } from '#app/platform/runtime.ts'
import { openDatabase } from '#db/client.ts'
import { startLocalPostgres } from '#db/local-postgres.ts'

/**
 * Runs a command as the system, on the given database or on the embedded one, which is started for as long as the
 * command runs where no `npm start` has it running. `work` gives the exit code.
 */
export async function runCommand(work: (ctx: Context) => Promise<number>): Promise<void> {
  let stop = async () => undefined as void
  try {
    stop = await embeddedDatabase()
    const { db, queue } = runtime()
    process.exitCode = await work({ actor: { type: 'system' }, db, enqueue: queue.enqueue, now: new Date() })
  } catch (error) {
    process.stderr.write(`fapiao-desk: ${reasonOf(error)}\n`)
    process.exitCode = 1
  } finally {
    await closeRuntime()
    await stop()
  }
}

async function embeddedDatabase(): Promise<() => Promise<void>> {
  const known = withEmbeddedDefaults(process.env).DATABASE_URL
  if (process.env.DATABASE_URL || !known || (await answers(known))) return async () => undefined
  const server = await startLocalPostgres(join(process.env.DATA_DIR || '.data'))
  process.env.DATABASE_URL = server.url
  // The settings are read now: an embedded database's demo default must not get lost by naming its address.
  process.env.DEMO ||= '1'
  config()
  return server.stop
}

async function answers(url: string): Promise<boolean> {
  const { sql, close } = openDatabase(url, { max: 1 })
  try {
    await sql`select 1`
    return true
  } catch {
    return false
  } finally {
    await close()
  }
}
