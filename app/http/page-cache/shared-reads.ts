import { shortCache } from '#app/http/short-cache.ts'
import { changesAreWatched, contentVersion } from '#app/platform/database-health.ts'

/**
 * What a page shows that is the same for everybody, on pages that are not: read once for all who ask until it changes,
 * for a second at most. The version is taken before reading, as for copies of whole pages. Where nobody watches for
 * changes it is read each time.
 */
export function sharedRead<About extends readonly (string | undefined)[], T>(
  read: (...about: About) => Promise<T>,
): (...about: About) => Promise<T> {
  const cache = shortCache<T>({ ms: 1000, mostKept: 200 })

  return (...about) =>
    changesAreWatched()
      ? cache.read(JSON.stringify([contentVersion(), ...about]), () => read(...about))
      : read(...about)
}
