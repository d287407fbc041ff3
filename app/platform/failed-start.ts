import { ConfigError } from '#app/platform/config.ts'
import { log } from '#app/platform/log.ts'
import { StartRefusal } from '#app/platform/start-refusal.ts'

/** Ends a process that could not start, with one clear line where the cause is known. */
export function reportFailedStart(error: unknown): void {
  const line = failedStartLine(error)
  if (line) process.stderr.write(`${line}\n`)
  else log.fatal({ err: error }, 'the process could not start')
  process.exit(1)
}

/** The line, or null where the cause is ours to find. */
export function failedStartLine(error: unknown): string | null {
  if (error instanceof ConfigError || error instanceof StartRefusal) return error.message
  return isOfListening(error) ? `PORT: ${placeOf(error)} ${whyNot(error)}` : null
}

type ListenError = Error & { code: string; syscall: string; address?: string; port?: number }

const isOfListening = (error: unknown): error is ListenError =>
  error instanceof Error && 'code' in error && 'syscall' in error && error.syscall === 'listen'

const placeOf = ({ address, port }: ListenError) => `${address ?? ''}:${port ?? ''}`

function whyNot({ code, message }: ListenError): string {
  if (code === 'EADDRINUSE') return 'is taken; PORT picks another'
  if (code === 'EACCES')
    return 'is not for this user (ports below 1024 are for root): let a proxy listen there; PORT picks another'
  if (code === 'EADDRNOTAVAIL') return 'is no address of this machine; HOST picks another'
  return `can't be listened on: ${message}`
}
