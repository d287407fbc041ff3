import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { copyBinaries, findBinaries } from '#db/postgres-binaries.ts'
import { clearStalePid } from '#db/postgres-pid.ts'
import { canUse, unprivilegedUser, type RunAs } from '#db/postgres-user.ts'

export type LocalPostgres = {
  url: string
  pid: number
  /** Settles when the server has ended, whoever ended it. */
  ended: Promise<void>
  stop: () => Promise<void>
}

type Place = { cluster: string; bin: string; user: RunAs }

const elsewhere = '/var/lib/fapiao-desk'

/**
 * Starts the real server on 127.0.0.1, making the cluster first where there is none.
 * The password and port stay in `dataDir/database-url` (mode 600), so that a second start and the commands find them.
 */
export async function startLocalPostgres(
  dataDir: string,
  say: (line: string) => void = () => undefined,
  settings: Record<string, string> = {},
): Promise<LocalPostgres> {
  const place = choosePlace(resolve(dataDir), say)
  const urlFile = join(dataDir, 'database-url')
  const known = existsSync(urlFile) ? new URL(readFileSync(urlFile, 'utf8').trim()) : undefined
  const password = known?.password ?? randomBytes(24).toString('base64url')
  const isNew = !existsSync(join(place.cluster, 'PG_VERSION'))
  if (!isNew && !known)
    throw new Error(`${urlFile} is missing: without its password the data in ${place.cluster} stays shut`)

  if (isNew) {
    remember(urlFile, password, Number(known?.port ?? 0))
    initialise(place, password)
  } else await clearStalePid(place.cluster)
  const port = await freePort(Number(known?.port ?? 0))
  const url = remember(urlFile, password, port)
  const server = await launch(place, port, settings)
  const watcher = watch(server)
  const ended = new Promise<void>((done) => server.once('exit', () => done()))
  void ended.then(() => watcher.kill('SIGKILL'))
  writeFileSync(join(dataDir, 'postgres.pid'), `${server.pid}\n`)

  return {
    url,
    pid: server.pid ?? 0,
    ended,
    async stop() {
      if (server.exitCode === null) server.kill('SIGINT')
      await ended
      rmSync(join(dataDir, 'postgres.pid'), { force: true })
    },
  }
}

function remember(file: string, password: string, port: number): string {
  const url = `postgres://app:${password}@127.0.0.1:${port}/postgres`
  writeFileSync(file, `${url}\n`, { mode: 0o600 })
  return url
}

/** The data folder, or /var/lib when root started us where the unprivileged user can't go. */
function choosePlace(dataDir: string, say: (line: string) => void): Place {
  const user = unprivilegedUser()
  const { folder: bin } = findBinaries()
  const marker = join(dataDir, 'postgres-elsewhere')
  const here = join(dataDir, 'postgres')

  if (!existsSync(marker)) {
    own(here, user)
    if (canUse(user, here, join(bin, 'postgres'))) return { cluster: here, bin, user }
    if (!existsSync(join(here, 'PG_VERSION'))) rmSync(here, { recursive: true, force: true })
    mkdirSync(elsewhere, { recursive: true, mode: 0o755 })
    writeFileSync(marker, `${join(elsewhere, randomBytes(6).toString('hex'))}\n`)
  }
  const home = readFileSync(marker, 'utf8').trim()
  mkdirSync(home, { recursive: true, mode: 0o755 })
  const cluster = join(home, 'cluster')
  own(cluster, user)
  say(`PostgreSQL can't run as root nor reach this folder: its data and programs are in ${home}`)
  return { cluster, bin: copyBinaries(bin, join(home, 'native')), user }
}

function own(folder: string, { uid, gid }: RunAs) {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  chmodSync(folder, 0o700)
  give(folder, { uid, gid })
}

function give(path: string, { uid, gid }: RunAs) {
  if (uid !== undefined && gid !== undefined) chownSync(path, uid, gid)
}

/** C.UTF-8: without it Chinese search breaks. Made aside and renamed, so that a killed start leaves no half cluster. */
function initialise({ cluster, bin, user }: Place, password: string) {
  const fresh = `${cluster}.new`
  const secret = join(mkdtempSync(join(tmpdir(), 'fapiao-desk-')), 'password')
  rmSync(fresh, { recursive: true, force: true })
  own(fresh, user)
  writeFileSync(secret, password, { mode: 0o600 })
  for (const path of [dirname(secret), secret]) give(path, user)

  const flags = ['-U', 'app', '-A', 'scram-sha-256', '-E', 'UTF8', '--locale=C.UTF-8', '--no-instructions']
  const made = spawnSync(join(bin, 'initdb'), ['-D', fresh, `--pwfile=${secret}`, ...flags], {
    ...user,
    cwd: '/',
    encoding: 'utf8',
  })
  rmSync(dirname(secret), { recursive: true, force: true })
  if (made.status !== 0) {
    throw new Error(`initdb failed: ${(made.stderr ?? made.error?.message ?? '').trim().split('\n').at(-1)}`)
  }
  rmSync(cluster, { recursive: true, force: true })
  renameSync(fresh, cluster)
}

/** No statement and no row value reaches the log: it is not encrypted. */
async function launch(
  { cluster, bin, user }: Place,
  port: number,
  extra: Record<string, string>,
): Promise<ChildProcess> {
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '200',
    shared_buffers: '256MB',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_min_messages: 'log',
    ...extra,
  }
  const flags = Object.entries(settings).flatMap(([key, value]) => ['-c', `${key}=${value}`])
  // Its own session, so that Ctrl-C in a terminal ends it after its clients and not with them.
  const server = spawn(join(bin, 'postgres'), ['-D', cluster, '-p', String(port), ...flags], {
    ...user,
    cwd: '/',
    env: { PATH: process.env.PATH, NODE_ENV: process.env.NODE_ENV },
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let output = ''
  await new Promise<void>((ready, failed) => {
    server.once('error', failed)
    server.once('exit', () =>
      failed(new Error(`PostgreSQL did not start: ${output.trim().split('\n').at(-1)}`)),
    )
    server.stderr?.on('data', (chunk: Buffer) => {
      output = (output + chunk.toString()).slice(-4000)
      if (output.includes('ready to accept connections')) ready()
    })
  })
  server.removeAllListeners('exit')
  return server
}

/** PostgreSQL would outlive a killed supervisor: this process sees its standard input close and stops the server. */
function watch(server: ChildProcess): ChildProcess {
  const script = `
    const pid = Number(process.argv[1])
    const send = (signal) => { try { process.kill(pid, signal) } catch { process.exit() } }
    process.stdin.resume().on('end', () => {
      send('SIGINT')
      setTimeout(() => send('SIGQUIT'), 2000)
      setInterval(() => send(0), 100)
    })`
  const watcher = spawn(process.execPath, ['-e', script, String(server.pid)], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  watcher.unref()
  return watcher
}

function freePort(wanted: number): Promise<number> {
  return new Promise((found, failed) => {
    const probe = createServer()
    probe.once('error', (error) => (wanted === 0 ? failed(error) : found(freePort(0))))
    probe.listen(wanted, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => found(typeof address === 'object' && address ? address.port : wanted))
    })
  })
}
