import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { log } from '#app/platform/log.ts'
import { reasonOf } from '#app/platform/reason-of.ts'
import { StartRefusal } from '#app/platform/start-refusal.ts'

type Stop = (deadlineMs: number) => Promise<void>

const graceMs = 8000
/** Nothing may be left four seconds after the supervisor was killed. */
const orphanGraceMs = 2000

/**
 * Writes the pid file and ends the process well: at a signal in its own time, quickly when its supervisor has gone.
 * Throws StartRefusal where the data folder can't be written.
 */
export function runProcess(name: 'web' | 'worker', dataDir: string, stop: Stop): void {
  const pidFile = join(dataDir, `${name}.pid`)
  try {
    mkdirSync(dataDir, { recursive: true })
    writeFileSync(pidFile, `${process.pid}\n`)
  } catch (error) {
    throw new StartRefusal(`DATA_DIR: ${dataDir} can't be written: ${reasonOf(error)}`)
  }

  let ending = false
  const end = async (why: string, deadlineMs: number) => {
    if (ending) return
    ending = true
    log.info({ why }, 'stopping')
    setTimeout(() => process.exit(0), deadlineMs + 500).unref()
    await stop(deadlineMs).catch((error: unknown) => log.error({ err: error }, 'stopping failed'))
    rmSync(pidFile, { force: true })
    process.exit(0)
  }

  process.on('SIGTERM', () => void end('SIGTERM', graceMs))
  process.on('SIGINT', () => void end('SIGINT', graceMs))
  process.on('disconnect', () => void end('the supervisor has gone', orphanGraceMs))
  process.on('unhandledRejection', (error) => log.error({ err: error }, 'a promise was left to fail'))
  process.on('uncaughtException', (error) => {
    log.fatal({ err: error }, 'ending after an unexpected error')
    process.exit(1)
  })
}
