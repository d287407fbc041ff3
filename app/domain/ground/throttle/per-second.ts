import { tooMany } from '#app/domain/ground/errors/errors.ts'

const windows = new Map<string, { second: number; count: number }>()

/** A rate within this process: good enough to protect it, without a round trip to the database for each call. */
export function throttlePerSecond(key: string, atMost: number, now = Date.now()): void {
  const second = Math.floor(now / 1000)
  const window = windows.get(key)
  if (!window || window.second !== second) {
    windows.set(key, { second, count: 1 })
    return
  }
  window.count += 1
  if (window.count > atMost) throw tooMany(1)
}
