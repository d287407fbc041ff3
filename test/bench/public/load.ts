import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { z } from 'zod'
import { cpuSeconds } from '#test/bench/cpu.ts'

export const clients = 32

/** `perCpuSecond`: requests a second of the server's own processor time, whatever else keeps the machine busy. */
export type Load = { perSecond: number; p99Ms: number; perCpuSecond: number }

const Result = z.object({
  requests: z.object({ average: z.number(), total: z.number() }),
  warmup: z.object({ requests: z.object({ total: z.number() }) }),
  latency: z.object({ p99: z.number() }),
  non2xx: z.number(),
  errors: z.number(),
  timeouts: z.number(),
})

/** Load from a process of its own, the same for whoever is asked. */
export async function load(url: string, seconds: number, serverPid: number): Promise<Load> {
  const program = join('node_modules', 'autocannon', 'autocannon.js')
  const options = [
    '--json',
    '--no-progress',
    '-c',
    String(clients),
    '-d',
    String(seconds),
    '-W',
    '[',
    '-c',
    '32',
  ]
  const child = spawn(
    process.execPath,
    [program, ...options, '-d', '1', ']', '-H', 'accept-encoding=gzip, deflate, br', url],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  const before = cpuSeconds(serverPid)
  // The warm-up's figures come first, on a line of their own.
  const output = (await text(child.stdout)).trim().split('\n').at(-1) ?? ''
  const after = cpuSeconds(serverPid)
  const result = Result.parse(JSON.parse(output))
  const total = result.requests.total + result.warmup.requests.total
  if (result.non2xx + result.errors + result.timeouts > 0)
    throw new Error(`${url}: ${result.non2xx} refused, ${result.errors} failed, ${result.timeouts} too late`)
  return {
    perSecond: Math.round(result.requests.average),
    p99Ms: result.latency.p99,
    perCpuSecond: after > before ? Math.round(total / (after - before)) : 0,
  }
}
