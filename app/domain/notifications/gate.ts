/** Lets so many calls through at once; the others wait their turn. */
export type Gate = <T>(work: () => Promise<T>) => Promise<T>

export function openGate(places: number): Gate {
  let free = places
  const waiting: Array<() => void> = []
  return async (work) => {
    if (free > 0) free -= 1
    else await new Promise<void>((enter) => waiting.push(enter))
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else free += 1
    }
  }
}
