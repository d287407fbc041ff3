import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { clearAway, newDataDir, npmStart } from '#test/support/start.ts'
import { until } from '#test/support/until.ts'

export type Prepared = 'empty' | 'demo'

/** Names the folder where this run keeps what it prepares once; `npm test` has one for all of its steps. */
export function keepPrepared(): () => void {
  if (process.env.PREPARED_DATA) return () => undefined
  const folder = mkdtempSync(join(tmpdir(), 'fapiao-desk-prepared-'))
  process.env.PREPARED_DATA = folder
  return () => rmSync(folder, { recursive: true, force: true })
}

/**
 * A new data folder as a first start has left it, with or without the demo: a start on it makes no cluster, no tables
 * and no demo data. The first who asks makes it, everybody gets a copy.
 */
export async function preparedDataDir(kind: Prepared): Promise<string> {
  const folder = process.env.PREPARED_DATA
  if (!folder) throw new Error('PREPARED_DATA is not set: the global set-up names it')
  const original = join(folder, kind)
  if (isFirst(`${original}.begun`)) await prepare(kind, original)
  else await until(`${original} is prepared`, () => existsSync(original), 120_000)

  const dataDir = newDataDir()
  execFileSync('cp', ['-a', original, dataDir])
  // Two copies must not want the same port.
  const urlFile = join(dataDir, 'database-url')
  const url = new URL(readFileSync(urlFile, 'utf8').trim())
  url.port = '0'
  writeFileSync(urlFile, `${url.href}\n`)
  return dataDir
}

async function prepare(kind: Prepared, original: string): Promise<void> {
  const dataDir = newDataDir()
  try {
    const start = await npmStart(dataDir, { DEMO: kind === 'demo' ? '1' : '0' })
    await start.untilReady()
    start.process.kill('SIGTERM')
    await start.ended
    execFileSync('cp', ['-a', dataDir, `${original}.new`])
    renameSync(`${original}.new`, original)
  } finally {
    clearAway(dataDir)
  }
}

/** A folder is made by one process alone. */
function isFirst(mark: string): boolean {
  try {
    mkdirSync(mark)
    return true
  } catch {
    return false
  }
}
