import { useRevalidator } from '@remix-run/react'
import { useEffect, useState } from 'react'

const patienceMs = 5000

/**
 * Asks for the page's data anew every so often, while it is looked at. Where the house does not answer the page stays
 * as it is and this says so, until it answers again.
 */
export function usePolling(everyMs: number | null): { isStale: boolean } {
  const { revalidate, state } = useRevalidator()
  const [isStale, setStale] = useState(false)
  const [round, setRound] = useState(0)
  useEffect(() => {
    if (everyMs === null || state !== 'idle') return
    let isOver = false
    const look = async () => {
      const isSeen = document.visibilityState === 'visible'
      const isThere = isSeen && (await answers())
      if (isOver) return
      if (isSeen) setStale(!isThere)
      if (isThere) revalidate()
      else setRound((count) => count + 1)
    }
    const timer = setTimeout(() => void look(), everyMs)
    return () => {
      isOver = true
      clearTimeout(timer)
    }
  }, [everyMs, revalidate, state, round])
  return { isStale }
}

/** Data that can't be fetched would put an error in the place of the page: it is asked for only where somebody answers. */
async function answers(): Promise<boolean> {
  try {
    return (await fetch('/healthz', { cache: 'no-store', signal: AbortSignal.timeout(patienceMs) })).ok
  } catch {
    return false
  }
}
