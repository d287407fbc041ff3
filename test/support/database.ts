import { inject } from 'vitest'
import { openDatabase } from '#db/client.ts'
import { createDatabase, urlOfDatabase } from '#test/support/databases.ts'

// A database of this test process's own: test/support/between-tests.ts empties it before each test but for what the
// migrations themselves put in, and it goes with the server of the run.

const server = inject('postgresUrl')
const name = `t_${process.pid}_${Date.now().toString(36)}`

await createDatabase(server, name, 'template_test')
export const databaseUrl = urlOfDatabase(server, name)

export const { db, sql } = openDatabase(databaseUrl, { max: 10, name: 'test' })

export const emptyDatabase = () => sql`select test.empty_tables()`
