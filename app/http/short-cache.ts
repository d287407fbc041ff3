type Kept<T> = { read: Promise<T>; until: number }

/** Reads once for all who ask within `ms`; what failed is asked again. Keeps so many keys, then begins anew. */
export function shortCache<T>({ ms, mostKept }: { ms: number; mostKept: number }) {
  const known = new Map<string, Kept<T>>()

  return {
    read(key: string, work: () => Promise<T>): Promise<T> {
      const kept = known.get(key)
      if (kept && Date.now() < kept.until) return kept.read
      if (known.size >= mostKept) known.clear()
      const fresh = { read: work(), until: Date.now() + ms }
      known.set(key, fresh)
      fresh.read.catch(() => known.get(key) === fresh && known.delete(key))
      return fresh.read
    },
    clear: () => known.clear(),
  }
}
