type Turn = () => void

/** Who waits for a turn, in a line for each kind. */
export type Waiting = {
  /** Gives how to leave the line. */
  add(kind: string, turn: Turn): () => void
  /** Takes out whose turn it is: the kinds in rotation, within each who came first. */
  next(): Turn | undefined
  count(): number
}

export function createWaiting(): Waiting {
  // In the order in which the kinds have their turn; a line is never empty.
  const lines = new Map<string, Set<Turn>>()
  return {
    add(kind, turn) {
      const line = lines.get(kind) ?? new Set()
      lines.set(kind, line.add(turn))
      return () => {
        if (line.delete(turn) && line.size === 0) lines.delete(kind)
      }
    },
    next() {
      const [kind, line] = lines.entries().next().value ?? []
      if (kind === undefined || !line) return undefined
      const turn = line.values().next().value
      lines.delete(kind)
      if (turn) line.delete(turn)
      if (line.size > 0) lines.set(kind, line)
      return turn
    },
    count: () => [...lines.values()].reduce((sum, line) => sum + line.size, 0),
  }
}
