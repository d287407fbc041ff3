import { setTimeout as wait } from 'node:timers/promises'
import { tell, type House } from '#test/bench/house.ts'
import { load, type Load } from '#test/bench/public/load.ts'
import { until } from '#test/support/until.ts'

export type Storm = {
  updatesPerSecond: number
  updates: number
  maxStalenessMs: number
  loads: Record<string, Load & { maxStalenessMs: number; polls: number }>
}

const everyMs = 100
const dayMs = 86_400_000
const pollEveryMs = 5

/** `seq` is the order in which they were accepted, which is not quite that in which they were sent. */
type Publish = { count: number; seq: number; acceptedAt: number }
type Poll = { name: string; startedAt: number; endedAt: number; counts: number[] }

/**
 * Ten updates a second while each document in turn is asked for by all clients. Each update promises the next news at
 * a minute of its own, which all three documents show. Staleness of an update: from its 201 to the end of the last
 * poll, begun after it, that did not show it.
 */
export async function storm(house: House, paths: Record<string, string>, seconds: number): Promise<Storm> {
  const number = (paths.incident ?? '').split('/').at(-1) ?? ''
  // Midnight in Beijing, two days ahead.
  const base = Math.floor(Date.now() / dayMs + 2) * dayMs - 8 * 3_600_000
  const publishes: Publish[] = []
  const polls: Poll[] = []
  const loads: Storm['loads'] = {}
  const state = { over: false }

  const publisher = publishTo(house, number, base, publishes, state)
  await until('the first one is accepted', () => publishes.length > 0)
  const shown = await pathsThatShow(house, paths)
  const pollers = shown.map(([name, path]) => pollOf(house, name, path, base, polls, state))
  const began = performance.now()
  for (const [name, path] of shown) {
    const figures = await load(house.url + path, seconds, house.pidOf('web'))
    loads[name] = { ...figures, maxStalenessMs: 0, polls: 0 }
    tell(`${name} in the storm: ${figures.perSecond}/s, p99 ${figures.p99Ms} ms`)
  }
  state.over = true
  await Promise.all([publisher, ...pollers])

  const elapsed = (performance.now() - began) / 1000
  for (const [name, figures] of Object.entries(loads)) {
    const own = polls.filter((poll) => poll.name === name)
    figures.maxStalenessMs = Math.round(worst(publishes, own))
    figures.polls = own.length
  }
  return {
    updatesPerSecond: Number((publishes.length / elapsed).toFixed(1)),
    updates: publishes.length,
    maxStalenessMs: Math.max(0, ...Object.values(loads).map((figures) => figures.maxStalenessMs)),
    loads,
  }
}

/** At a steady rate: an answer that takes long does not hold the next one back. */
async function publishTo(
  { call }: House,
  number: string,
  base: number,
  publishes: Publish[],
  state: { over: boolean },
): Promise<void> {
  const publish = async (count: number) => {
    const { seq } = await call(`/incidents/${number}/updates`, {
      status: 'monitoring',
      body: { 'zh-CN': `第 ${count} 次通报：正在观察。` },
      nextUpdateAt: new Date(base + count * 60_000).toISOString(),
      notify: false,
    })
    publishes.push({ count, seq: Number(seq), acceptedAt: performance.now() })
  }
  const began = performance.now()
  const running: Promise<void>[] = []
  for (let count = 1; !state.over; count++) {
    running.push(publish(count))
    await wait(Math.max(0, began + count * everyMs - performance.now()))
  }
  await Promise.all(running)
}

async function pathsThatShow({ url }: House, paths: Record<string, string>): Promise<[string, string][]> {
  const found = await Promise.all(
    Object.entries(paths).map(async ([name, path]) => ({ name, path, ok: (await fetch(url + path)).ok })),
  )
  return found.filter(({ ok }) => ok).map(({ name, path }) => [name, path])
}

async function pollOf(
  { url }: House,
  name: string,
  path: string,
  base: number,
  polls: Poll[],
  state: { over: boolean },
): Promise<void> {
  while (!state.over) {
    const startedAt = performance.now()
    const text = await (await fetch(url + path)).text()
    polls.push({ name, startedAt, endedAt: performance.now(), counts: countsIn(text, base) })
    await wait(pollEveryMs)
  }
}

/** The updates a document shows: by its words where it tells them, else by the promised time. */
function countsIn(text: string, base: number): number[] {
  const told = [...text.matchAll(/第 (\d+) 次通报/g)].map(([, count]) => Number(count))
  if (told.length > 0) return told
  const deadlines = [...text.matchAll(/(\d\d):(\d\d) 前/g)].map(
    ([, hours, minutes]) => Number(hours) * 60 + Number(minutes),
  )
  const promised = [...text.matchAll(/datetime="([^"]+)"/gi)].map(
    ([, moment = '']) => (Date.parse(moment) - base) / 60_000,
  )
  return [...deadlines, ...promised]
}

function worst(publishes: readonly Publish[], polls: readonly Poll[]): number {
  const seqOf = new Map(publishes.map(({ count, seq }) => [count, seq]))
  const shown = polls.map(({ startedAt, endedAt, counts }) => ({
    startedAt,
    endedAt,
    // Two that are accepted at once may stand in another order: the page is as new as the newest of them.
    seq: Math.max(0, ...counts.map((count) => seqOf.get(count) ?? 0)),
  }))
  return Math.max(
    0,
    ...publishes.map(({ seq, acceptedAt }) => {
      const old = shown.filter((poll) => poll.startedAt >= acceptedAt && poll.seq < seq)
      return Math.max(0, ...old.map((poll) => poll.endedAt - acceptedAt))
    }),
  )
}
