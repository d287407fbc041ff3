/** A small seeded generator (mulberry32): the demo data come out the same each time. */
export function seeded(seed: number) {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (limit: number) => Math.floor(next() * limit)
  function pick<T>(items: readonly [T, ...T[]]): T {
    return items[below(items.length)] ?? items[0]
  }
  const chance = (share: number) => next() < share
  const digits = (count: number) => Array.from({ length: count }, () => below(10)).join('')
  return { next, below, pick, chance, digits }
}
export type Random = ReturnType<typeof seeded>
