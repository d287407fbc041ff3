import { keysOf, takeDataFolder } from '#app/cli/supervise/data-folder.ts'
import { bringUpToDate } from '#app/cli/supervise/database.ts'
import { reasonOf } from '#app/platform/reason-of.ts'
import type { Context } from '#app/domain/ground/context.ts'
import { directUrl } from '#app/platform/database-address.ts'
import { config, withEmbeddedDefaults } from '#app/platform/config.ts'
import { checkKeys } from '#app/platform/key-check.ts'
import { closeRuntime, runtime } from '#app/platform/runtime.ts'
import { openDatabase } from '#db/client.ts'
import { startLocalPostgres } from '#db/local-postgres.ts'

/** Gives what undoes it. */
type Provide = () => Promise<() => Promise<void>>

/**
 * Runs a command as the system, on the given database or on the embedded one, which is started for as long as the
 * command runs where no `npm start` has it running. `work` gives the exit code. Wrong keys end it before it begins.
 */
export function runCommand(
  work: (ctx: Context) => Promise<number>,
  provide: Provide = embeddedDatabase,
): Promise<void> {
  return withDatabase(async () => {
    const { db, sql, queue } = runtime()
    await checkKeys(sql)
    return work({ actor: { type: 'system' }, db, enqueue: queue.enqueue, now: new Date() })
  }, provide)
}

/** Brings the schema up to date. Wrong keys end it before anything is changed. */
export async function prepareDatabase(): Promise<void> {
  await checkKeys(runtime().sql)
  await bringUpToDate(directUrl(config()))
  // Now there is a place for the check values, too.
  await checkKeys(runtime().sql)
}

/** The same for what comes before there is anything to work on. A failure is one line, exit code 1. */
export async function withDatabase(
  work: () => Promise<number>,
  provide: Provide = embeddedDatabase,
): Promise<void> {
  let stop = async () => undefined as void
  try {
    stop = await provide()
    process.exitCode = await work()
  } catch (error) {
    process.stderr.write(`fapiao-desk: ${reasonOf(error)}\n`)
    process.exitCode = 1
  } finally {
    await closeRuntime()
    await stop()
  }
}

export async function embeddedDatabase(): Promise<() => Promise<void>> {
  const known = withEmbeddedDefaults(process.env).DATABASE_URL
  if (process.env.DATABASE_URL || !known || (await answers(known))) return async () => undefined
  return startEmbedded()
}

/** The same; where no database is known yet, the embedded one and its keys are made as a first start makes them. */
export async function newDatabase(): Promise<() => Promise<void>> {
  if (withEmbeddedDefaults(process.env).DATABASE_URL) return embeddedDatabase()
  const { release } = takeDataFolder(dataDir())
  if (!process.env.SECRET_KEYS && !process.env.SECRET_KEYS_FILE) keysOf(dataDir())
  const stop = await startEmbedded()
  return async () => {
    await stop()
    release()
  }
}

async function startEmbedded(): Promise<() => Promise<void>> {
  const server = await startLocalPostgres(dataDir())
  process.env.DATABASE_URL = server.url
  // The settings are read now: an embedded database's demo default must not get lost by naming its address.
  process.env.DEMO ||= '1'
  config()
  return server.stop
}

const dataDir = () => process.env.DATA_DIR || '.data'

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
