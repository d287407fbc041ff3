import { useNavigation, useRevalidator } from '@remix-run/react'
import { useCallback, useEffect, useRef } from 'react'
import { useUnderWay } from '#app/ui/desk/use-under-way.ts'

/** At most one refresh in this time: at a busy desk lists change all the time. */
const apartMs = 1500

type Refresh = (delayMs: number) => void

/**
 * Loads the page's data anew, soon: several wishes are one. It waits while somebody composes Chinese, while the page is
 * not looked at, and while another page or a form is under way. `isAllowed` is asked before each.
 */
export function useRefresh(isAllowed: () => Promise<boolean>): Refresh {
  const { revalidate, state } = useRevalidator()
  const navigation = useNavigation().state
  // Loaded anew meanwhile, the page would not be led on to what the form answers, and say nothing of it.
  const isUnderWay = useUnderWay()
  const timer = useRef<ReturnType<typeof setTimeout>>()
  const dueAt = useRef<number | null>(null)
  const lastAt = useRef(0)
  const composing = useRef(false)
  const latest = useRef({ revalidate, isIdle: true, isAllowed })

  const run = useCallback(async () => {
    const { isIdle } = latest.current
    if (dueAt.current === null || !isIdle || composing.current || document.visibilityState !== 'visible')
      return
    const wait = Math.max(dueAt.current, lastAt.current + apartMs) - Date.now()
    clearTimeout(timer.current)
    if (wait > 0) return void (timer.current = setTimeout(() => void run(), wait))
    dueAt.current = null
    lastAt.current = Date.now()
    if (await latest.current.isAllowed()) latest.current.revalidate()
  }, [])

  useEffect(() => {
    latest.current = {
      revalidate,
      isIdle: state === 'idle' && navigation === 'idle' && !isUnderWay,
      isAllowed,
    }
    void run()
  }, [revalidate, state, navigation, isUnderWay, isAllowed, run])

  useEffect(() => {
    const compose = ({ type }: Event) => {
      composing.current = type === 'compositionstart'
      void run()
    }
    const look = () => void run()
    document.addEventListener('compositionstart', compose)
    document.addEventListener('compositionend', compose)
    document.addEventListener('visibilitychange', look)
    return () => {
      clearTimeout(timer.current)
      document.removeEventListener('compositionstart', compose)
      document.removeEventListener('compositionend', compose)
      document.removeEventListener('visibilitychange', look)
    }
  }, [run])

  return useCallback(
    (delayMs) => {
      const at = Date.now() + delayMs
      dueAt.current = Math.min(dueAt.current ?? at, at)
      void run()
    },
    [run],
  )
}
