import { spawn, type ChildProcess } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { freePort } from '#test/support/free-port.ts'
import { until } from '#test/support/until.ts'

export type Start = {
  process: ChildProcess
  dataDir: string
  url: string
  output(): string
  /** Waits for the end and gives the exit code. */
  ended: Promise<number | null>
  untilReady(): Promise<void>
  pidOf(name: 'supervisor' | 'web' | 'worker' | 'postgres'): number
}

export function newDataDir(mode = 0o755): string {
  const folder = mkdtempSync(join(tmpdir(), 'fapiao-desk-start-'))
  chmodSync(folder, mode)
  return join(folder, 'data')
}

/** `npm start` as an operator types it, on a port and data folder of its own; without demo data unless asked for. */
export async function npmStart(dataDir: string, env: Record<string, string> = {}): Promise<Start> {
  const port = env.PORT ?? String(await freePort())
  // The test runner's own variables (BASE_URL, NODE_ENV, …) must not reach the program.
  const { PATH, HOME, LANG } = process.env
  const child = spawn('npm', ['start'], {
    env: {
      NODE_ENV: 'production',
      PATH,
      HOME,
      LANG,
      DATA_DIR: dataDir,
      PORT: port,
      LOG_LEVEL: 'warn',
      DEMO: '0',
      // The tests run at any time of day.
      QUIET_HOURS: 'off',
      // What staff send is expected at once; the test of taking back gives the seconds itself.
      UNDO_SECONDS: '0',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))

  return {
    process: child,
    dataDir,
    url: `http://127.0.0.1:${port}`,
    output: () => output,
    ended,
    untilReady: () =>
      until(
        'the start is ready',
        () => {
          if (child.exitCode !== null) throw new Error(`npm start ended early:\n${output}`)
          return /^ready /m.test(output)
        },
        180_000,
      ),
    pidOf: (name) => Number(readFileSync(join(dataDir, `${name}.pid`), 'utf8')),
  }
}

/** The database that a start made for itself. */
export const databaseOf = (dataDir: string) => readFileSync(join(dataDir, 'database-url'), 'utf8').trim()

/** Every process that was started for this data folder: its path is in their environment or their arguments. */
export function processesOf(dataDir: string): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .map((pid) => ({ pid, text: `${readProc(pid, 'cmdline')} ${readProc(pid, 'environ')}` }))
    .filter(({ text }) => text.includes(dataDir))
    .map(({ pid }) => `${pid} ${readProc(pid, 'cmdline')}`)
}

function readProc(pid: string, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8').replaceAll('\0', ' ')
  } catch {
    return ''
  }
}

/** One may end by itself between being listed and being killed. */
function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error
  }
}

/** Ends what a failed test left behind and removes its folder. */
export function clearAway(dataDir: string): void {
  for (const line of processesOf(dataDir)) kill(Number.parseInt(line))
  const marker = join(dataDir, 'postgres-elsewhere')
  const elsewhere = existsSync(marker) ? [readFileSync(marker, 'utf8').trim()] : []
  for (const folder of [dirname(dataDir), ...elsewhere]) rmSync(folder, { recursive: true, force: true })
}
