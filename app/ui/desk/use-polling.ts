import { useRevalidator } from '@remix-run/react'
import { useEffect, useState } from 'react'
import { checkSession } from '#app/ui/desk/live/check-session.ts'
import { useSessionEnd } from '#app/ui/desk/session-end.tsx'

/**
 * Asks for the page's data anew every so often, while it is looked at. Where the house does not answer, or nobody is
 * signed in any more, the page stays as it is and this says so, until it answers again.
 */
export function usePolling(everyMs: number | null): { isStale: boolean } {
  const { revalidate, state } = useRevalidator()
  const { isOver: isSessionOver } = useSessionEnd()
  const [isStale, setStale] = useState(false)
  const [round, setRound] = useState(0)
  useEffect(() => {
    if (everyMs === null || state !== 'idle') return
    let isOver = false
    const look = async () => {
      const isSeen = document.visibilityState === 'visible'
      const isThere = isSeen && !isSessionOver() && (await checkSession()) === 'yes'
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
  }, [everyMs, revalidate, state, round, isSessionOver])
  return { isStale }
}
