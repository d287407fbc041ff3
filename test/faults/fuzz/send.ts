import { Agent, request } from 'node:http'
import type { Fuzzed } from '#test/faults/fuzz/generate.ts'

export type Answered = { status: number; ms: number; text: string; location: string }

const agent = new Agent({ keepAlive: true, maxSockets: 32 })
const patienceMs = 5000

/** Sends it as it is; the status is 0 where no answer came in time, -1 where the connection was closed. */
export function send(base: string, { method, path, headers, body }: Fuzzed): Promise<Answered> {
  const began = performance.now()
  const { hostname, port } = new URL(base)
  return new Promise((resolve) => {
    const done = (status: number, text = '', location = '') =>
      resolve({ status, ms: performance.now() - began, text, location })
    const call = request(
      { hostname, port, method, path, headers, agent, timeout: patienceMs },
      (response) => {
        // A stream of signals never ends: that it began is its answer.
        if (/^text\/event-stream/.test(response.headers['content-type'] ?? '')) {
          done(response.statusCode ?? 0)
          return void response.destroy()
        }
        const parts: Buffer[] = []
        response.on('data', (part: Buffer) => parts.push(part))
        response.on('error', () => done(-1))
        response.on('end', () =>
          done(
            response.statusCode ?? 0,
            Buffer.concat(parts).toString('utf8').slice(0, 200_000),
            response.headers.location ?? '',
          ),
        )
      },
    )
    call.on('timeout', () => {
      done(0)
      call.destroy()
    })
    call.on('error', () => done(-1))
    call.end(body ?? undefined)
  })
}

/** What tells how the program is made: frames of a stack, statements, paths of its files. */
const inside =
  /\n\s+at .+:\d+:\d+|node_modules|node:internal|\/build\/(?:pages|web|worker)|Failed query|PostgresError|(?:insert into|update|select) "[a-z_]+"/

export function flawOf({ status, ms, text }: Answered): string | null {
  if (status === 0) return 'no answer'
  if (status === -1) return 'cut off'
  if (status >= 500) return `status ${status}`
  if (ms > patienceMs) return `${Math.round(ms)} ms`
  const shown = inside.exec(text)
  return shown ? `shows ${shown[0].trim().slice(0, 80)}` : null
}
