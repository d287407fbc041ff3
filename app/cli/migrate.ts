import { prepareDatabase, withDatabase } from '#app/cli/supervise/command.ts'

/** `npm run migrate`: brings the schema up to date. */
await withDatabase(async () => {
  await prepareDatabase()
  return 0
})
