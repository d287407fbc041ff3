/** Bytes of bodies that wait in memory for their reader, limited in all and per address. */
export type Held = {
  /** Takes bytes for an address; false where there is no room for them. */
  take(address: string, bytes: number): boolean
  give(address: string, bytes: number): void
}

/**
 * What counts is what has arrived: who says that much will come and sends nothing takes no room from anybody. `most`
 * and `mostEach` in bytes.
 */
export function createHeld(most: number, mostEach: number): Held {
  let all = 0
  const each = new Map<string, number>()
  return {
    take(address, bytes) {
      const own = (each.get(address) ?? 0) + bytes
      if (all + bytes > most || own > mostEach) return false
      all += bytes
      each.set(address, own)
      return true
    },
    give(address, bytes) {
      all -= bytes
      const own = (each.get(address) ?? 0) - bytes
      if (own > 0) each.set(address, own)
      else each.delete(address)
    },
  }
}
