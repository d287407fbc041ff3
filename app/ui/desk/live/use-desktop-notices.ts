import { useCallback, useEffect, useState } from 'react'
import { useNavigate } from '@remix-run/react'
import type { Call } from '#app/ui/desk/live/use-bell.ts'

/** `none`: the browser knows no such thing. */
export type DesktopNotices = 'none' | 'off' | 'on' | 'refused'

const chosenKey = 'desk-notices'
const focusKey = 'desk-focus'
/** A tab that crashed with the focus says so no longer than this. */
const focusMs = 20_000

/**
 * Notices of the operating system for what calls somebody who looks at something else. Only a click asks for the
 * permission, and each browser is asked for itself.
 */
export function useDesktopNotices(words: (call: Call) => string) {
  const navigate = useNavigate()
  const [state, setState] = useState<DesktopNotices>('none')
  useEffect(() => setState(stateNow()), [])
  useFocusNote()

  const change = useCallback(async (wanted: boolean) => {
    if (wanted) await Notification.requestPermission()
    localStorage.setItem(chosenKey, wanted ? 'on' : 'off')
    setState(stateNow())
  }, [])
  const show = useCallback(
    (calls: readonly Call[]) => {
      if (stateNow() !== 'on' || isDeskInFocus()) return
      for (const call of calls.slice(0, 5)) {
        try {
          // Every tab shows it; one tag makes them one.
          const notice = new Notification(words(call), { tag: `${call.id} ${call.raisedAt}` })
          notice.addEventListener('click', () => {
            window.focus()
            navigate(call.place)
            notice.close()
          })
        } catch {
          // On a phone only a service worker may show one.
          setState('none')
        }
      }
    },
    [navigate, words],
  )
  return { state, change, show }
}

function stateNow(): DesktopNotices {
  if (typeof Notification === 'undefined') return 'none'
  if (Notification.permission === 'denied') return 'refused'
  return Notification.permission === 'granted' && localStorage.getItem(chosenKey) === 'on' ? 'on' : 'off'
}

/** Notes for the other tabs that this one is looked at. */
function useFocusNote() {
  useEffect(() => {
    const note = () => {
      if (document.hasFocus()) localStorage.setItem(focusKey, String(Date.now()))
    }
    const forget = () => localStorage.removeItem(focusKey)
    note()
    const timer = setInterval(note, focusMs / 2)
    window.addEventListener('focus', note)
    window.addEventListener('blur', forget)
    return () => {
      clearInterval(timer)
      window.removeEventListener('focus', note)
      window.removeEventListener('blur', forget)
    }
  }, [])
}

const isDeskInFocus = () => Date.now() - Number(localStorage.getItem(focusKey) ?? 0) < focusMs
