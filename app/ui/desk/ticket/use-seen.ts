import { useState } from 'react'

type State = { version: number; at: Date }

/**
 * The state of the ticket that a text is written on. Before something is typed it follows the page; from then on it
 * stays, although the page shows what is new: what others did meanwhile is pointed out, and a send that was written before
 * it is refused, until the writer says that they have seen it. A send that came back has shown it.
 */
export function useSeen(
  current: State,
  refused: object | null,
  { hasDraft, isByOthers }: { hasDraft: boolean; isByOthers: (since: Date) => boolean },
) {
  const [seen, setSeen] = useState<State | null>(hasDraft ? current : null)
  const [lastRefused, setLastRefused] = useState(refused)
  if (lastRefused !== refused) {
    setLastRefused(refused)
    setSeen(null)
  }
  const isBehind = seen !== null && seen.version !== current.version && isByOthers(seen.at)
  return {
    seen: isBehind ? seen : current,
    isBehind,
    write: (hasText: boolean) => setSeen((before) => (hasText ? (before ?? current) : null)),
    accept: () => setSeen(current),
  }
}
