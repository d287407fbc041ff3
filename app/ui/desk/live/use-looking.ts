import { useEffect } from 'react'
import { newTabId } from '#app/ui/desk/live/tab-id.ts'

const everyMs = 10_000
/** Who has paused for longer than this types no more. */
const pauseMs = 4000

/** Tells colleagues that this ticket stands on a screen that is looked at, and when its reader types an answer. */
export function useLooking(number: string, composerId: string, isSeen: boolean): void {
  useEffect(() => {
    if (!isSeen) return
    const address = `/desk/tickets/${number}/presence`
    const tab = newTabId()
    let typing = false
    let isHere = false
    let pause: ReturnType<typeof setTimeout> | undefined

    const formOf = (fields: Record<string, string>) => {
      const form = new FormData()
      for (const [name, value] of Object.entries({ tab, ...fields })) form.set(name, value)
      return form
    }
    // Where it fails nobody is told, and the next one tells.
    const tell = () => {
      isHere = true
      const body = formOf({ typing: typing ? 'yes' : 'no' })
      fetch(address, { method: 'POST', body, keepalive: true }).then(
        ({ status }) => status === 404 && moveOn(),
        () => undefined,
      )
    }
    // The ticket was handed on: nobody else there is told of its former readers.
    const moveOn = () => {
      isHere = false
      clearInterval(timer)
    }
    const leave = () => {
      if (!isHere) return
      isHere = false
      navigator.sendBeacon(address, formOf({ left: 'yes' }))
    }
    const look = () => {
      if (document.visibilityState === 'visible') tell()
      else leave()
    }
    const stop = () => {
      clearTimeout(pause)
      if (!typing) return
      typing = false
      if (isHere) tell()
    }
    const type = ({ target }: Event) => {
      if (!(target instanceof HTMLTextAreaElement) || !target.closest(`#${composerId}`)) return
      clearTimeout(pause)
      pause = setTimeout(stop, pauseMs)
      if (typing) return
      typing = true
      tell()
    }
    const timer = setInterval(() => document.visibilityState === 'visible' && tell(), everyMs)
    document.addEventListener('visibilitychange', look)
    document.addEventListener('input', type)
    document.addEventListener('submit', stop)
    window.addEventListener('pagehide', leave)
    look()
    return () => {
      clearInterval(timer)
      clearTimeout(pause)
      document.removeEventListener('visibilitychange', look)
      document.removeEventListener('input', type)
      document.removeEventListener('submit', stop)
      window.removeEventListener('pagehide', leave)
      leave()
    }
  }, [number, composerId, isSeen])
}
