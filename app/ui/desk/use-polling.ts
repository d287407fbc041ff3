import { useRevalidator } from '@remix-run/react'
import { useEffect } from 'react'

/** Asks for the page's data anew every so often, while it is looked at. */
export function usePolling(everyMs: number | null): void {
  const { revalidate, state } = useRevalidator()
  useEffect(() => {
    if (everyMs === null || state !== 'idle') return
    const timer = setTimeout(() => {
      if (document.visibilityState === 'visible') revalidate()
    }, everyMs)
    return () => clearTimeout(timer)
  }, [everyMs, revalidate, state])
}
