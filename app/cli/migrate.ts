import { parseArgs } from 'node:util'
import { prepareDatabase, withDatabase } from '#app/cli/supervise/command.ts'
import { config } from '#app/platform/config.ts'
import { directUrl } from '#app/platform/database-address.ts'
import { grantToApplication } from '#db/grant.ts'
import { prepareQueue } from '#jobs/queue.ts'

/**
 * `npm run migrate [-- --grant ROLE]`: brings the schema up to date, the queue's with it where that is in the database,
 * and lets another role work on it that can change no table.
 */
await withDatabase(async () => {
  const { values } = parseArgs({ options: { grant: { type: 'string' } } })
  await prepareDatabase()
  await prepareQueue(config())
  if (values.grant) await grantToApplication(directUrl(config()), values.grant)
  return 0
})
