import { bringUpToDate } from '#app/cli/supervise/database.ts'
import { reasonOf } from '#app/cli/supervise/refusal.ts'
import { config } from '#app/platform/config.ts'

try {
  await bringUpToDate(config().DATABASE_URL)
} catch (error) {
  process.stderr.write(`${reasonOf(error)}\n`)
  process.exitCode = 1
}
