import { Agent, get } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'

const everyMs = 50
const patienceMs = 10_000

export type Health = { asked: number; failed: number; p50Ms: number; p99Ms: number; maxMs: number }

/** Asks whether the process lives, twenty times a second, until told to stop; an answer that is late delays nobody. */
export async function watchHealth(url: string, stop: AbortSignal): Promise<Health> {
  const agent = new Agent({ keepAlive: true })
  const waits: Promise<number>[] = []
  while (!stop.aborted) {
    waits.push(ask(`${url}/healthz`, agent))
    await wait(everyMs)
  }
  const all = (await Promise.all(waits)).sort((a, b) => a - b)
  agent.destroy()
  const at = (share: number) => Math.round(all[Math.min(all.length - 1, Math.floor(all.length * share))] ?? 0)
  return {
    asked: all.length,
    failed: all.filter((ms) => ms >= patienceMs).length,
    p50Ms: at(0.5),
    p99Ms: at(0.99),
    maxMs: at(1),
  }
}

/** How long it took, in ms; as long as one waits where there was no good answer. */
function ask(url: string, agent: Agent): Promise<number> {
  const began = performance.now()
  return new Promise((done) => {
    const call = get(url, { agent, timeout: patienceMs }, (response) => {
      response.resume()
      response.on('end', () => done(response.statusCode === 200 ? performance.now() - began : patienceMs))
    })
    call.on('timeout', () => call.destroy())
    call.on('error', () => done(patienceMs))
  })
}
