import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { Redis } from 'ioredis'

export type LocalRedis = {
  url: string
  stop: () => Promise<void>
  start: () => Promise<void>
}

const isInstalled = spawnSync('redis-server', ['--version']).status === 0
const given = process.env.REDIS_URL
/** Where CI is set a missing server is a failure, which the tests then show by themselves. */
export const canStartRedis = isInstalled || Boolean(process.env.CI)
export const hasRedis = canStartRedis || Boolean(given)

/** The Redis that REDIS_URL names where none is installed, else one of its own. */
export async function anyRedis(): Promise<LocalRedis> {
  const untouched = async () => undefined
  return given && !isInstalled ? { url: given, start: untouched, stop: untouched } : startRedis()
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
  }
  await redis.start()
  return redis
}

/** A cluster of one node, which holds all slots: keys of a queue on two slots fail here as they do on many nodes. */
export async function startRedisCluster(): Promise<LocalRedis> {
  const folder = mkdtempSync(join(tmpdir(), 'fapiao-desk-redis-'))
  const redis = await startRedis([
    '--cluster-enabled',
    'yes',
    '--cluster-announce-ip',
    '127.0.0.1',
    '--dir',
    folder,
  ])
  const client = new Redis(redis.url)
  await client.call('CLUSTER', 'ADDSLOTSRANGE', '0', '16383')
  while (!String(await client.call('CLUSTER', 'INFO')).includes('cluster_state:ok')) await wait(20)
  client.disconnect()
  return {
    ...redis,
    async stop() {
      await redis.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
