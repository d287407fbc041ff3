import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { startLocalPostgres } from '#db/local-postgres.ts'
import { migrateDatabase } from '#db/migrate.ts'
import { createDatabase, urlOfDatabase } from '#test/support/databases.ts'
import { addEmptying } from '#test/support/emptying.ts'
import { keepReferenceData } from '#test/support/reference-data.ts'

declare module 'vitest' {
  interface ProvidedContext {
    postgresUrl: string
  }
}

/** Where the projects of one run find the server that the first of them has started. */
const shared = 'TEST_POSTGRES'

/** One server for the whole run, with a migrated template that each test process clones. Nothing here survives a crash. */
export default async function startPostgres(project: TestProject) {
  const running = process.env[shared]
  if (running) return project.provide('postgresUrl', running)
  const folder = mkdtempSync(join(tmpdir(), 'fapiao-desk-test-'))
  // Where root runs the tests, PostgreSQL runs as another user.
  chmodSync(folder, 0o711)
  const server = await startLocalPostgres(folder, undefined, {
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
    shared_buffers: '64MB',
  })
  await createDatabase(server.url, 'template_test')
  const template = urlOfDatabase(server.url, 'template_test')
  await migrateDatabase(template)
  await addEmptying(template)
  await keepReferenceData(template)
  project.provide('postgresUrl', server.url)
  process.env[shared] = server.url

  return async () => {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
