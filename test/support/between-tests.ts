import { beforeEach } from 'vitest'
import { databaseUrl, emptyDatabase } from '#test/support/database.ts'

// Run again for each test file, whose tests each begin with an empty database.
process.env.DATABASE_URL = databaseUrl

beforeEach(emptyDatabase)
