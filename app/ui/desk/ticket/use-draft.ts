import { useCallback, useEffect, useRef, useState } from 'react'

type Sheet = 'public' | 'internal'
type Saved = Record<Sheet, Date | null>

const pauseMs = 800

/** Saves the typed text as a draft on the server after each pause, and at once when the page is left. */
export function useDraft(address: string, known: Saved) {
  const [savedAt, setSavedAt] = useState(known)
  const [failed, setFailed] = useState<'unsaved' | 'signedOut' | null>(null)
  const waiting = useRef<{ sheet: Sheet; body: string } | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>()

  const take = useCallback(() => {
    clearTimeout(timer.current)
    const unsaved = waiting.current
    waiting.current = null
    if (!unsaved) return null
    const form = new FormData()
    form.set('visibility', unsaved.sheet)
    form.set('body', unsaved.body)
    return { ...unsaved, form }
  }, [])

  const flush = useCallback(async () => {
    const unsaved = take()
    if (!unsaved) return
    const answer = await fetch(address, { method: 'POST', body: unsaved.form, keepalive: true }).catch(
      () => null,
    )
    setFailed(answer?.ok ? null : answer?.status === 401 ? 'signedOut' : 'unsaved')
    if (!answer?.ok) {
      waiting.current ??= unsaved
      return
    }
    const { savedAt: at } = (await answer.json()) as { savedAt: string | null }
    setSavedAt((before) => ({ ...before, [unsaved.sheet]: at === null ? null : new Date(at) }))
  }, [address, take])

  const type = useCallback(
    (sheet: Sheet, body: string) => {
      if (waiting.current && waiting.current.sheet !== sheet) void flush()
      waiting.current = { sheet, body }
      clearTimeout(timer.current)
      timer.current = setTimeout(() => void flush(), pauseMs)
    },
    [flush],
  )

  useEffect(() => {
    const leave = () => {
      const unsaved = take()
      if (unsaved) navigator.sendBeacon(address, unsaved.form)
    }
    window.addEventListener('pagehide', leave)
    window.addEventListener('beforeunload', leave)
    return () => {
      window.removeEventListener('pagehide', leave)
      window.removeEventListener('beforeunload', leave)
      leave()
    }
  }, [address, take])

  const save = useCallback(() => void flush(), [flush])
  return { savedAt, failed, type, flush: save, forget: () => void take() }
}
