import { useEffect, useState } from 'react'
import type { Similar } from '#app/domain/desk/similar/similar-tickets.ts'

export type SimilarSearch = {
  state: 'loading' | 'failed' | 'found'
  similar: Similar | null
  again: () => void
}

/** A ticket that is only passed by is not asked for. */
const restMs = 300

/**
 * Looks for tickets like this one after the page stands there, and anew when `about` changes. What was found stays
 * until the next is known; a failure is said here and nowhere else.
 */
export function useSimilar(number: string, about: string): SimilarSearch {
  const [{ state, similar }, setFound] = useState<Omit<SimilarSearch, 'again'>>(nothingYet)
  const [round, setRound] = useState(0)
  useEffect(() => {
    const leaving = new AbortController()
    const timer = setTimeout(() => {
      void ask(number, leaving.signal).then((found) => {
        if (leaving.signal.aborted) return
        setFound({ state: found ? 'found' : 'failed', similar: found })
      })
    }, restMs)
    return () => {
      clearTimeout(timer)
      leaving.abort()
    }
  }, [number, about, round])
  return {
    state,
    similar,
    again() {
      setFound(nothingYet)
      setRound((count) => count + 1)
    },
  }
}

const nothingYet = { state: 'loading', similar: null } as const

async function ask(number: string, signal: AbortSignal): Promise<Similar | null> {
  try {
    const answer = await fetch(`/desk/tickets/${number}/similar`, { cache: 'no-store', signal })
    return answer.ok ? ((await answer.json()) as Similar) : null
  } catch {
    return null
  }
}
