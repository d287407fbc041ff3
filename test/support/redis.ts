import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { Redis } from 'ioredis'
import { freePort } from '#test/support/free-port.ts'

export type LocalRedis = {
  url: string
  stop: () => Promise<void>
  start: () => Promise<void>
  /** Stops it for good. */
  clear: () => Promise<void>
}

const isInstalled = spawnSync('redis-server', ['--version']).status === 0
const given = process.env.REDIS_URL
/** Where CI is set a missing server is a failure, which the tests then show by themselves. */
export const canStartRedis = isInstalled || Boolean(process.env.CI)
export const hasRedis = canStartRedis || Boolean(given)

/** The Redis that REDIS_URL names where none is installed, else one of its own. */
export async function anyRedis(): Promise<LocalRedis> {
  const untouched = async () => undefined
  return given && !isInstalled
    ? { url: given, start: untouched, stop: untouched, clear: untouched }
    : startRedis()
}

/** A Redis that a test may stop and start again; it keeps nothing. */
export async function startRedis(flags: string[] = []): Promise<LocalRedis> {
  const port = await freePort()
  let server: ChildProcess
  const redis: LocalRedis = {
    url: `redis://127.0.0.1:${port}`,
    async start() {
      server = spawn('redis-server', ['--port', String(port), '--bind', '127.0.0.1', '--save', '', ...flags])
      let output = ''
      server.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()))
      while (!output.includes('Ready to accept connections')) {
        if (server.exitCode !== null) throw new Error(`redis-server ended: ${output}`)
        await wait(10)
      }
    },
    async stop() {
      if (server.exitCode !== null || server.signalCode !== null) return
      server.kill('SIGKILL')
      await once(server, 'exit')
    },
    clear: () => redis.stop(),
  }
  await redis.start()
  return redis
}

export type LocalCluster = LocalRedis & {
  /** Each is a third of it and may be killed alone; it comes back empty, as the same master. */
  masters: LocalRedis[]
}

/** Three masters, without replicas: while one is away the others go on. */
export async function startRedisCluster(): Promise<LocalCluster> {
  const folders: string[] = []
  const masters: LocalRedis[] = []
  for (let count = 0; count < 3; count += 1) {
    const folder = mkdtempSync(join(tmpdir(), 'fapiao-desk-redis-'))
    folders.push(folder)
    const [bus, flags] = [await freePort(), clusterFlags]
    masters.push(await startRedis([...flags, '--cluster-port', String(bus), '--dir', folder]))
  }
  const clients = masters.map(({ url }) => new Redis(url))
  const [first] = clients
  if (!first) throw new Error('no master')
  const share = Math.ceil(slots / clients.length)
  for (const [at, client] of clients.entries()) {
    const last = Math.min((at + 1) * share, slots) - 1
    await client.call('CLUSTER', 'ADDSLOTSRANGE', at * share, last)
    // In the reply a node calls itself by host, port and bus: what the others need to meet it.
    const [, address = ''] = String(await client.call('CLUSTER', 'NODES')).split(' ')
    const [, port = '', bus = ''] = /:(\d+)@(\d+)/.exec(address) ?? []
    if (client !== first) await first.call('CLUSTER', 'MEET', '127.0.0.1', port, bus)
  }
  for (const client of clients) {
    while (!(await knowsAll(client))) await wait(20)
    client.disconnect()
  }
  return {
    masters,
    url: masters.map(({ url }) => url).join(),
    start: async () => void (await Promise.all(masters.map((master) => master.start()))),
    async stop() {
      await Promise.all(masters.map((master) => master.stop()))
    },
    async clear() {
      await Promise.all(masters.map((master) => master.stop()))
      for (const folder of folders) rmSync(folder, { recursive: true, force: true })
    },
  }
}

const slots = 16_384
const clusterFlags = [
  ...['--cluster-enabled', 'yes'],
  ...['--cluster-announce-ip', '127.0.0.1'],
  ...['--cluster-node-timeout', '3000'],
  ...['--cluster-require-full-coverage', 'no'],
]

async function knowsAll(client: Redis): Promise<boolean> {
  const info = String(await client.call('CLUSTER', 'INFO'))
  return info.includes('cluster_state:ok') && info.includes('cluster_size:3')
}

/** Forgets everything, on every master where there are several. */
export async function flushRedis(urls: string): Promise<void> {
  for (const url of urls.split(',')) {
    const client = new Redis(url)
    await client.flushall()
    client.disconnect()
  }
}
