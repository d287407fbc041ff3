import { fork } from 'node:child_process'
import { resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { keepRunning, type Kept, type Program } from '#app/cli/supervise/child.ts'
import { keysOf, newKey, takeDataFolder } from '#app/cli/supervise/data-folder.ts'
import { bringUpToDate, provideDatabase } from '#app/cli/supervise/database.ts'
import { claimPort } from '#app/cli/supervise/port.ts'
import { Refusal } from '#app/cli/supervise/refusal.ts'
import { reasonOf } from '#app/platform/reason-of.ts'
import { ensureMayStart } from '#app/domain/people/staff/start-check.ts'
import { ConfigError, loadConfig, type Config } from '#app/platform/config.ts'
import { checkKeys } from '#app/platform/key-check.ts'
import { directUrl, openPooled } from '#app/platform/database-address.ts'

export type Plan = {
  programs: Program[]
  seed: { file: string; execArgv?: string[] }
  nodeEnv: 'production' | 'development'
  /** Settles when the web pages are built: that runs beside the start of the database. */
  pages: Promise<void>
}

const childDeadlineMs = 10_000
const undo: Array<() => unknown> = []
let ending: Promise<never> | undefined

/** Runs everything on one machine until a signal comes; never returns. */
export async function supervise(plan: Plan): Promise<void> {
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => void end(0))
  process.stdout.on('error', () => undefined)
  process.stderr.on('error', () => undefined)
  plan.pages.catch(() => undefined)
  try {
    await start(plan)
  } catch (error) {
    if (ending) return
    process.stderr.write(
      `fapiao-desk: ${error instanceof Refusal || error instanceof ConfigError ? error.message : reasonOf(error)}\n`,
    )
    await end(1)
  }
}

async function start(plan: Plan): Promise<void> {
  const env = { ...process.env, NODE_ENV: plan.nodeEnv }
  const dataDir = resolve(process.env.DATA_DIR || '.data')
  const givenKeys = process.env.SECRET_KEYS
  // Everything but the database's address and the keys can be judged before anything is made.
  const { HOST, PORT } = loadConfig({
    ...env,
    DATABASE_URL: process.env.DATABASE_URL || 'postgres://embedded',
    SECRET_KEYS: givenKeys || (process.env.SECRET_KEYS_FILE ? undefined : newKey()),
  })
  const port = await claimPort(HOST, PORT)
  undo.push(takeDataFolder(dataDir).release)

  const isEmbedded = !process.env.DATABASE_URL
  const kept: Kept[] = []
  const database = await provideDatabase(
    process.env.DATABASE_URL,
    dataDir,
    (url) => {
      settings.DATABASE_URL = url
      for (const program of kept) program.restart()
    },
    Boolean(process.env.DATABASE_URL_DIRECT),
  )
  undo.push(database.stop)
  const settings: NodeJS.ProcessEnv = {
    ...env,
    DATA_DIR: dataDir,
    PORT: String(port),
    DATABASE_URL: database.url,
    DATABASE_URL_DIRECT: isEmbedded ? undefined : process.env.DATABASE_URL_DIRECT,
    SECRET_KEYS: givenKeys || (process.env.SECRET_KEYS_FILE ? undefined : keysOf(dataDir)),
    DEMO: process.env.DEMO || (isEmbedded ? '1' : '0'),
  }
  await checkStart(settings, loadConfig(settings))
  await Promise.all([
    plan.pages,
    seed(plan.seed, isEmbedded ? { ...settings, DATABASE_URL: unhurried(database.url) } : settings),
  ])

  for (const program of plan.programs) kept.push(keepRunning(program, () => settings))
  undo.push(() => Promise.all(kept.map((program) => program.stop(childDeadlineMs))))
  await Promise.all(kept.map((program) => program.ready))
  const address = `http://${HOST === '0.0.0.0' || HOST === '::' ? '127.0.0.1' : HOST}:${port}`
  while (!(await isReady(address))) await wait(50)
  if (!ending) process.stdout.write(`ready ${address}\n`)
}

/** Brings the schema up to date between two looks at the keys: wrong ones change nothing, new ones are written down. */
async function checkStart(env: NodeJS.ProcessEnv, settings: Config): Promise<void> {
  // The keys are read from this process's own environment, which turns undefined into a word.
  for (const [name, value] of Object.entries(env)) if (value !== undefined) process.env[name] = value
  const database = openPooled(settings, { max: 1 })
  try {
    await checkKeys(database.sql)
    await bringUpToDate(directUrl(settings))
    await ensureMayStart(database, settings)
  } finally {
    await database.close()
  }
}

/** Fills an empty installation and says how to get in; a process of its own, as it needs the whole of the domain. */
function seed({ file, execArgv }: Plan['seed'], env: NodeJS.ProcessEnv): Promise<void> {
  return new Promise((done, failed) => {
    const child = fork(file, {
      env: { ...env, LOG_LEVEL: env.LOG_LEVEL || 'warn' },
      execArgv: execArgv ?? [],
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    })
    undo.push(() => child.kill())
    child.once('exit', (code) =>
      code === 0 ? done() : failed(new Refusal('the first data could not be made')),
    )
  })
}

/** The first data can be made again: it need not wait for the disk at each commit. */
const unhurried = (url: string) => `${url}?synchronous_commit=off`

async function isReady(address: string): Promise<boolean> {
  try {
    return (await fetch(`${address}/readyz`, { signal: AbortSignal.timeout(3000) })).ok
  } catch {
    return false
  }
}

/** Takes everything down in the opposite order of its coming up. */
function end(code: number): Promise<never> {
  ending ??= (async () => {
    for (const step of undo.reverse()) {
      try {
        await step()
      } catch (error) {
        process.stderr.write(`fapiao-desk: while stopping: ${reasonOf(error)}\n`)
      }
    }
    process.exit(code)
  })()
  return ending
}
