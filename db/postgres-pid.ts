import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

/**
 * Makes way for a new postmaster. A PostgreSQL left over from a killed supervisor is asked to stop. A pid file whose
 * number another program has got since is removed, which PostgreSQL would not dare; one of a dead process is left to
 * PostgreSQL, which also looks for orphans that still write.
 */
export async function clearStalePid(cluster: string, patienceMs = 10_000): Promise<void> {
  const file = join(cluster, 'postmaster.pid')
  if (!existsSync(file)) return
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0])

  const until = Date.now() + patienceMs
  for (let asked = false; isPostgres(pid); asked = true) {
    if (!asked) process.kill(pid, 'SIGINT')
    if (Date.now() > until) throw new Error(`PostgreSQL ${pid} still runs in ${cluster}`)
    await wait(50)
  }
  if (commandOf(pid) !== undefined) rmSync(file, { force: true })
}

/** The command line of a running process, undefined when there is none. */
export function commandOf(pid: number): string | undefined {
  if (!Number.isInteger(pid) || pid <= 0) return undefined
  try {
    process.kill(pid, 0)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return undefined
  }
  try {
    if (existsSync('/proc/self/cmdline'))
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
    return execFileSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' }).trim()
  } catch {
    return undefined
  }
}

const isPostgres = (pid: number) => /postgres/.test(commandOf(pid) ?? '')
