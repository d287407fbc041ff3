import { useEffect, useRef, useState } from 'react'
import { useLive, useLiveData } from '#app/ui/desk/live/live-provider.tsx'
import { isObject } from '#app/ui/desk/live/stream.ts'

/** An alarm as a page in the background is told of it: no title, no words of anybody. */
export type Call = { id: string; kind: string; raisedAt: string; place: string; number: string | null }

type Bell = {
  /** How many the page knows of, and when it was made. */
  known: number
  since: Date
  onNew: (calls: readonly Call[]) => void
}

/**
 * How many alarms are open, also while the page is in the background, where its data is not loaded anew. `onNew` is
 * called with what was raised since the page knew of them.
 */
export function useBell({ known, since, onNew }: Bell): number {
  const { hear } = useLive()
  const [told, setTold] = useState({ known, count: known })
  const last = useRef(new Date(since).toISOString())
  const latest = useRef(onNew)
  useEffect(() => {
    latest.current = onNew
  })
  useLiveData(({ bell, lists }) => (bell ? 100 : lists ? 2000 : null))
  useEffect(() => {
    const ask = async () => {
      const calls = await openCalls()
      if (!calls) return
      setTold((before) => ({ ...before, count: calls.length }))
      const fresh = calls.filter(({ raisedAt }) => raisedAt > last.current)
      for (const { raisedAt } of fresh) if (raisedAt > last.current) last.current = raisedAt
      if (fresh.length > 0) latest.current(fresh)
    }
    return hear(({ bell }) => void (bell && ask()))
  }, [hear])
  // The frame was loaded anew: it knows better.
  if (told.known !== known) {
    setTold({ known, count: known })
    return known
  }
  return told.count
}

async function openCalls(): Promise<Call[] | null> {
  try {
    const answer = await fetch('/desk/alarms', { cache: 'no-store' })
    const body: unknown = answer.ok ? await answer.json() : null
    return isObject(body) && Array.isArray(body.alarms) ? body.alarms.flatMap(callOf) : null
  } catch {
    return null
  }
}

function callOf(row: unknown): Call[] {
  if (!isObject(row)) return []
  const { id, kind, raisedAt, subject } = row
  if (typeof id !== 'string' || typeof kind !== 'string' || typeof raisedAt !== 'string') return []
  const about = isObject(subject) && typeof subject.number === 'string' ? subject : null
  const number = about ? String(about.number) : null
  return [{ id, kind, raisedAt, number, place: about ? `/desk/${about.type}s/${number}` : '/desk/notices' }]
}
