import {
  createContext,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
  type ReactNode,
} from 'react'
import { everySignal, type LiveSignal } from '#app/domain/ground/vocabulary/live-signal.ts'
import { checkSession } from '#app/ui/desk/live/check-session.ts'
import { openSharedStream } from '#app/ui/desk/live/shared-stream.ts'
import type { LiveState } from '#app/ui/desk/live/stream.ts'
import { useRefresh } from '#app/ui/desk/live/use-refresh.ts'
import { useSessionEnd } from '#app/ui/desk/session-end.tsx'

export type Hears = (signal: LiveSignal) => void
type Live = {
  state: LiveState
  refresh: (delayMs: number) => void
  /** Gives how to hear no more. */
  hear: (hears: Hears) => () => void
}

const LiveContext = createContext<Live>({
  state: 'starting',
  refresh: () => undefined,
  hear: () => () => undefined,
})
export const useLive = (): Live => useContext(LiveContext)

const pollMs = 30_000
/** A stream is told of the end of its session late: for so long one that answered is trusted. */
const trustMs = 5000

/** Keeps the pages of the desk as they are now: by signals while the stream is there, by asking while it is not. */
export function LiveProvider({ since, children }: { since: Date; children: ReactNode }) {
  const [state, setState] = useState<LiveState>('starting')
  const { renewals, isOver } = useSessionEnd()
  const hearers = useRef(new Set<Hears>())
  const madeAt = useRef(since)
  const latestState = useRef(state)
  useEffect(() => {
    madeAt.current = since
    latestState.current = state
  }, [since, state])

  const answeredAt = useRef(0)
  const isAllowed = useCallback(async () => {
    if (isOver()) return false
    if (latestState.current === 'live' && Date.now() - answeredAt.current < trustMs) return true
    const answer = await checkSession()
    if (answer === 'yes') answeredAt.current = Date.now()
    if (answer === 'signedOut') setState('ended')
    return answer === 'yes' && !isOver()
  }, [isOver])
  const refresh = useRefresh(isAllowed)

  useEffect(() => {
    const tellAll = (signal: LiveSignal) => {
      for (const hears of hearers.current) hears(signal)
    }
    const stream = openSharedStream(new Date(madeAt.current).toISOString(), {
      state: (next) => {
        latestState.current = next
        setState(next)
      },
      signal: tellAll,
      gap: () => tellAll(everySignal()),
      heardAt: () => undefined,
    })
    return () => stream.close()
    // Somebody who has signed in again has another session, and its stream.
  }, [renewals])

  useEffect(() => {
    if (state !== 'stale') return
    const timer = setInterval(() => refresh(0), pollMs)
    return () => clearInterval(timer)
  }, [state, refresh])

  const hear = useCallback((hears: Hears) => {
    hearers.current.add(hears)
    return () => void hearers.current.delete(hears)
  }, [])
  const live = useMemo(() => ({ state, refresh, hear }), [state, refresh, hear])
  return <LiveContext.Provider value={live}>{children}</LiveContext.Provider>
}

/** Loads the page anew when a signal concerns it: `within` gives how soon, in milliseconds, or null where it does not. */
export function useLiveData(within: (signal: LiveSignal) => number | null): void {
  const { hear, refresh } = useLive()
  const latest = useRef(within)
  useEffect(() => {
    latest.current = within
  })
  useEffect(
    () =>
      hear((signal) => {
        const delayMs = latest.current(signal)
        if (delayMs !== null) refresh(delayMs)
      }),
    [hear, refresh],
  )
}
