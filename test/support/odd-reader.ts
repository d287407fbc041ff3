import { getPriority } from 'node:os'
import { setTimeout as wait } from 'node:timers/promises'
import { serveReader } from '#app/platform/serve-reader.ts'

// Does what libraries do with hostile bytes, by name.

class OddError extends Error {
  override name = 'OddError'
}

const deeds: Record<string, () => unknown> = {
  sound: () => 'read',
  refuse: () => Promise.reject(new OddError('a word of the mail')),
  /** Outside its promise: the answer never comes. */
  throwLater: () => {
    setTimeout(() => {
      throw new OddError('a word of the mail')
    })
    return wait(60_000)
  },
  loop: () => {
    for (;;) Math.random()
  },
  hang: () => wait(60_000),
  leave: () => process.exit(0),
  /** One allocation larger than all that is left: a worker thread would take its process with it. */
  split: () => 'x,'.repeat(20_000_000).split(','),
  grow: () => {
    const kept: unknown[] = []
    for (;;) kept.push({ kept: [kept.length] })
  },
  recurse: () => {
    const deeper = (n: number): number => deeper(n + 1) + 1
    return deeper(0)
  },
  pid: () => process.pid,
  priority: () => getPriority(),
  secrets: () => Object.keys(process.env),
}

serveReader(
  (value): value is string => typeof value === 'string' && value in deeds,
  async (name) => deeds[name]?.(),
)
