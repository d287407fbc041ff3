import type postgres from 'postgres'

/** How often a text comes by before its plan is worth keeping, and how many of them a connection keeps at most. */
const often = 3
const mostKept = 300
/** Lists of varying length make new texts for ever: they are forgotten together. */
const mostSeen = 3000

type Client = postgres.Sql | postgres.TransactionSql

/**
 * The same client, but what drizzle asks again and again is parsed and planned once a connection instead of each time:
 * drizzle hands over texts that postgres.js would otherwise prepare, describe and throw away, in two round trips.
 */
export function keepingPlans<C extends Client>(client: C, kept = openMemory()): C {
  return new Proxy(client, {
    get(target: C, name, receiver) {
      if (name === 'unsafe') {
        const { unsafe } = target
        return (text: string, values?: Parameters<typeof unsafe>[1], options?: postgres.UnsafeQueryOptions) =>
          unsafe(text, values, {
            ...options,
            prepare: values !== undefined && values.length > 0 && kept(text),
          })
      }
      const value: unknown = Reflect.get(target, name, receiver)
      if ((name === 'begin' || name === 'savepoint') && typeof value === 'function') {
        return (...given: unknown[]) =>
          Reflect.apply(
            value,
            target,
            given.map((part) => (isWork(part) ? inside(part, kept) : part)),
          )
      }
      return value
    },
  })
}

type Work = (inner: postgres.TransactionSql) => unknown
const isWork = (part: unknown): part is Work => typeof part === 'function'
const inside =
  (work: Work, kept: (text: string) => boolean): Work =>
  (inner) =>
    work(keepingPlans(inner, kept))

function openMemory() {
  const seen = new Map<string, number>()
  let count = 0
  return (text: string): boolean => {
    const times = (seen.get(text) ?? 0) + 1
    if (times > often) return true
    if (times === often) {
      if (count === mostKept) return false
      count += 1
    }
    if (seen.size === mostSeen) for (const [old, at] of seen) if (at < often) seen.delete(old)
    seen.set(text, times)
    return times === often
  }
}
