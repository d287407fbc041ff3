import { changesAreWatched, contentVersion } from '#app/platform/database-health.ts'

const keptMs = 1000
const mostKept = 200

type Kept<T> = { read: Promise<T>; version: number; until: number }

/**
 * What a page shows that is the same for everybody, on pages that are not: read once for all who ask until it changes,
 * for a second at most. The version is taken before reading, as for copies of whole pages. Where nobody watches for
 * changes it is read each time.
 */
export function sharedRead<About extends readonly (string | undefined)[], T>(
  read: (...about: About) => Promise<T>,
): (...about: About) => Promise<T> {
  const known = new Map<string, Kept<T>>()

  return (...about) => {
    if (!changesAreWatched()) return read(...about)
    const version = contentVersion()
    const key = JSON.stringify(about)
    const kept = known.get(key)
    if (kept && kept.version === version && Date.now() < kept.until) return kept.read
    if (known.size >= mostKept) known.clear()
    const fresh = { read: read(...about), version, until: Date.now() + keptMs }
    known.set(key, fresh)
    fresh.read.catch(() => known.get(key) === fresh && known.delete(key))
    return fresh.read
  }
}
