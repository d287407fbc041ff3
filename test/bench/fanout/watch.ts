import { readFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import type { House } from '#test/bench/house.ts'
import type { Sinks } from '#test/bench/fanout/open-sinks.ts'

export const p95 = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * 0.95))] ?? 0
}

export async function pageMs(url: string): Promise<number> {
  const began = performance.now()
  const response = await fetch(url)
  await response.arrayBuffer()
  return performance.now() - began
}

const residentMb = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024

export type Watched = { pages: number[]; codes: number[]; workerMb: number[] }

/** What others notice while news goes out: a public page every 100 ms, a code to a new number every second. */
export function watch(house: House, sinks: Sinks, firstNumber: number) {
  const watched: Watched = { pages: [], codes: [], workerMb: [] }
  let isOver = false
  let next = firstNumber

  async function pages() {
    while (!isOver) {
      watched.pages.push(await pageMs(`${house.url}/`))
      await wait(100)
    }
  }
  async function codes() {
    while (!isOver) {
      const to = `+86138${String(next++).padStart(8, '0')}`
      const began = Date.now()
      await house.call('/subscribers', { channel: 'sms', address: to })
      while (!sinks.codes.has(to) && Date.now() - began < 30_000) await wait(5)
      watched.codes.push((sinks.codes.get(to) ?? Number.POSITIVE_INFINITY) - began)
      await wait(1000)
    }
  }
  async function memory() {
    while (!isOver) {
      watched.workerMb.push(residentMb(house.pidOf('worker')))
      await wait(250)
    }
  }
  const all = Promise.all([pages(), codes(), memory()])
  return {
    async stop(): Promise<Watched> {
      isOver = true
      await all
      return watched
    },
  }
}
