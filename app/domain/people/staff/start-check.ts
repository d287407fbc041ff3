import type { Opened } from '#db/client.ts'
import { sqlState } from '#app/domain/ground/context.ts'
import { findDemoAccess } from './demo-access.ts'
import type { Config } from '#app/platform/config.ts'
import { checkKeys } from '#app/platform/key-check.ts'
import { log } from '#app/platform/log.ts'
import { isPooled } from '#app/platform/database-address.ts'
import { poolers, reasonOf } from '#app/platform/reason-of.ts'
import { StartRefusal } from '#app/platform/start-refusal.ts'

/**
 * Whether a process with these settings may work on this database: its keys must be those that the data is under, and
 * without DEMO=1 nobody may get in by a password that is printed at each start. Throws StartRefusal.
 */
export async function ensureMayStart(
  { db, sql }: Pick<Opened, 'db' | 'sql'>,
  settings: Config,
): Promise<void> {
  await checkKeys(sql)
  if (!isPooled(settings)) await refusePooler(sql)
  if (settings.DEMO) return
  const { staffIds, keyIds } = await findDemoAccess(db)
  const found = [
    ...(staffIds.length > 0 ? [`${staffIds.length} demo accounts`] : []),
    ...(keyIds.length > 0 ? ['the demo key'] : []),
  ]
  if (found.length === 0) return
  throw new StartRefusal(
    `DEMO=0: this database still has ${found.join(' and ')}; npm run seed -- --remove-demo-accounts removes them`,
  )
}

/** A pooler that was told to ignore what it does not know: nothing would ever be heard of a change there. */
async function refusePooler(sql: Opened['sql']): Promise<void> {
  const [{ limit } = { limit: '' }] = await sql<{ limit: string }[]>`
    select current_setting('statement_timeout') as limit`
  if (limit === '0') throw new StartRefusal(`DATABASE_URL: time limits are ignored (${poolers})`)
}

/**
 * The same where the database may be away: false when it could not be asked. Nothing may be written until it was.
 * Throws StartRefusal.
 */
export async function mayStart(database: Pick<Opened, 'db' | 'sql'>, settings: Config): Promise<boolean> {
  try {
    await ensureMayStart(database, settings)
    return true
  } catch (error) {
    if (error instanceof StartRefusal) throw error
    const state = sqlState(error) ?? ''
    if (willNotPass.test(state)) throw new StartRefusal(`DATABASE_URL: ${reasonOf(error)}`)
    sayOnce(
      state === noSuchTable
        ? 'the database is not migrated yet (npm run migrate): nothing is done until it is'
        : `the database could not be asked yet whether the keys are right: ${reasonOf(error)}`,
    )
    return false
  }
}

/** A role or password that is not let in, a database or a right that is missing, a pooler that takes no parameters. */
const willNotPass = /^(?:28|3D000|42501|08P01)/
const noSuchTable = '42P01'

let said: string | undefined
/** It is asked again twice a second. */
function sayOnce(line: string) {
  if (line !== said) log.warn(line)
  said = line
}
