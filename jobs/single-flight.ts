/**
 * Work that is asked for while the same work runs is done once more afterwards, for everybody who has asked meanwhile:
 * on a Redis cluster several jobs ask for the same at once, and this process does it one after the other.
 */
export function singleFlight() {
  const running = new Map<string, Promise<void>>()
  const waiting = new Map<string, Promise<void>>()

  return function run(key: string, work: () => Promise<void>): Promise<void> {
    const now = running.get(key)
    if (!now) {
      const done = work().finally(() => running.delete(key))
      running.set(key, done)
      return done
    }
    const next =
      waiting.get(key) ??
      now
        .catch(() => undefined)
        .then(() => {
          waiting.delete(key)
          return run(key, work)
        })
    waiting.set(key, next)
    return next
  }
}
