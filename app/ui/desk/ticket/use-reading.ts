import { useEffect } from 'react'

/** Says that a ticket was read once it stands on a screen that is looked at, and again when more has come. */
export function useReading(number: string, messages: number, shownAt: Date) {
  useEffect(() => {
    const read = () => {
      if (document.visibilityState !== 'visible') return
      document.removeEventListener('visibilitychange', read)
      const form = new FormData()
      form.set('shownAt', new Date(shownAt).toISOString())
      // Where it fails, the ticket stays unread, which is the safe side.
      fetch(`/desk/tickets/${number}/reading`, { method: 'POST', body: form }).catch(() => undefined)
    }
    document.addEventListener('visibilitychange', read)
    read()
    return () => document.removeEventListener('visibilitychange', read)
    // Polling renews `shownAt` each time; only another ticket or another message is something to read.
  }, [number, messages])
}
