import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Refusal } from '#app/cli/supervise/refusal.ts'
import { syncFolderNow } from '#app/platform/durable-file.ts'
import { reasonOf } from '#app/platform/reason-of.ts'
import { commandOf } from '#db/postgres-pid.ts'

/** Makes the data folder and takes it for this process; a second supervisor on it is refused. */
export function takeDataFolder(dataDir: string): { release: () => void } {
  const file = join(dataDir, 'supervisor.pid')
  try {
    const isNew = !existsSync(dataDir)
    mkdirSync(dataDir, { recursive: true })
    // Root's PostgreSQL runs as another user, who must get through; every secret in it is mode 600 by itself.
    if (isNew) chmodSync(dataDir, process.getuid?.() === 0 ? 0o711 : 0o700)
    refuseSecond(file, dataDir)
    writeFileSync(file, `${process.pid}\n`)
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw new Refusal(`the data folder ${dataDir} can't be written: ${reasonOf(error)}`)
  }
  return { release: () => rmSync(file, { force: true }) }
}

function refuseSecond(file: string, dataDir: string) {
  if (!existsSync(file)) return
  const pid = Number(readFileSync(file, 'utf8'))
  if (pid === process.pid || !/cli[/\\](start|dev|supervisor)\b/.test(commandOf(pid) ?? '')) return
  throw new Refusal(`${dataDir} is in use by a running start (process ${pid}); DATA_DIR picks another folder`)
}

export const newKey = () => `k1:${randomBytes(32).toString('base64')}`

/** The keys of an installation that sets none: made once, readable by their owner only. */
export function keysOf(dataDir: string): string {
  const file = join(dataDir, 'keys')
  if (!existsSync(file)) {
    writeFileSync(file, `${newKey()}\n`, { mode: 0o600, flag: 'wx', flush: true })
    syncFolderNow(dataDir)
  }
  return readFileSync(file, 'utf8').trim()
}
