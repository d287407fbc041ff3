import { readFileSync } from 'node:fs'
import type { House } from '#test/bench/house.ts'

const names = ['web', 'worker', 'postgres'] as const
type Name = (typeof names)[number]

export type Processes = {
  ended: string[]
  rssMb: Record<string, { before: number; after: number; most: number }>
}

/** Looks twice a second whether each process is the one that it was, and how much memory it takes. */
export function watchProcesses(house: House): () => Processes {
  const first = new Map<Name, number>(names.map((name) => [name, house.pidOf(name)]))
  const before = new Map(names.map((name) => [name, rssMb(first.get(name) ?? 0)]))
  const most = new Map(before)
  const ended = new Set<string>()
  const look = () => {
    for (const [name, pid] of first) {
      const rss = rssMb(pid)
      if (rss === 0 || house.pidOf(name) !== pid) ended.add(name)
      most.set(name, Math.max(most.get(name) ?? 0, rss))
    }
  }
  const timer = setInterval(look, 500)
  return () => {
    clearInterval(timer)
    look()
    const figures = names.map((name) => ({
      name,
      before: before.get(name) ?? 0,
      after: rssMb(first.get(name) ?? 0),
      most: most.get(name) ?? 0,
    }))
    return {
      ended: [...ended],
      rssMb: Object.fromEntries(figures.map(({ name, ...figure }) => [name, figure])),
    }
  }
}

/** 0 where there is no such process. */
function rssMb(pid: number): number {
  try {
    const kilobytes = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0
    return Math.round(Number(kilobytes) / 1024)
  } catch {
    return 0
  }
}
