import { Agent, request } from 'node:http'
import { performance } from 'node:perf_hooks'
import { pairs } from '#test/bench/public/samples.ts'

export type Answer = { status: number; ms: number; head: Array<[string, string]>; bytes: Buffer }
export type Call = {
  path: string
  method?: 'GET' | 'POST'
  headers?: Record<string, string>
  body?: string
}
export type Ask = (call: Call) => Promise<Answer>

/** A client that keeps its connections, as a browser does, and measures each answer up to its last byte. */
export function asker(base: string): Ask {
  const agent = new Agent({ keepAlive: true })
  return ({ path, method = 'GET', headers = {}, body }) =>
    new Promise((resolve, reject) => {
      const began = performance.now()
      const call = request(
        base + path,
        { agent, method, headers: { 'Accept-Encoding': 'gzip, deflate, br', ...headers } },
        (response) => {
          const parts: Buffer[] = []
          response.on('data', (part: Buffer) => parts.push(part))
          response.on('end', () =>
            resolve({
              status: response.statusCode ?? 0,
              ms: performance.now() - began,
              head: pairs(response.rawHeaders),
              bytes: Buffer.concat(parts),
            }),
          )
        },
      )
      call.on('error', reject)
      call.end(body)
    })
}

/** The same, but an answer with another status is an error. */
export const expecting =
  (ask: Ask, status: number): Ask =>
  async (call) => {
    const answer = await ask(call)
    if (answer.status !== status)
      throw new Error(
        `${call.path} answers ${answer.status} instead of ${status}: ${answer.bytes.toString().slice(0, 300)}`,
      )
    return answer
  }

/** So many clients, each of which asks again as soon as it has its answer. */
export async function inParallel(clients: number, work: (client: number) => Promise<void>): Promise<void> {
  await Promise.all(Array.from({ length: clients }, (_, client) => work(client)))
}
