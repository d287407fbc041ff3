import { ConfigError } from '#app/platform/config.ts'
import { log } from '#app/platform/log.ts'
import { StartRefusal } from '#app/platform/start-refusal.ts'

/** Ends a process that could not start, with one clear line where the cause is known. */
export function reportFailedStart(error: unknown): void {
  if (error instanceof ConfigError || error instanceof StartRefusal)
    process.stderr.write(`${error.message}\n`)
  else if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')
    process.stderr.write(`${error.message}: the port is taken\n`)
  else log.fatal({ err: error }, 'the process could not start')
  process.exit(1)
}
