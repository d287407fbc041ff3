import { useEffect, useState } from 'react'
import type { Translations } from '#app/domain/ground/translated/text-in.ts'
import { isObject } from '#app/ui/desk/live/stream.ts'

export type OpenIncident = { number: string; title: Translations }
export type OpenIncidents = {
  state: 'loading' | 'failed' | 'loaded'
  incidents: readonly OpenIncident[]
  again: () => void
}

/** The open incidents as they are when the palette opens, whatever page is behind it. */
export function useOpenIncidents(): OpenIncidents {
  const [tries, setTries] = useState(0)
  const [answer, setAnswer] = useState<readonly OpenIncident[] | 'loading' | 'failed'>('loading')
  useEffect(() => {
    const closing = new AbortController()
    const load = async () => {
      const loaded = await askIncidents(closing.signal)
      if (!closing.signal.aborted) setAnswer(loaded ?? 'failed')
    }
    void load()
    return () => closing.abort()
  }, [tries])
  const again = () => {
    setAnswer('loading')
    setTries(tries + 1)
  }
  return typeof answer === 'string'
    ? { state: answer, incidents: [], again }
    : { state: 'loaded', incidents: answer, again }
}

/** null where they could not be loaded. */
export async function askIncidents(signal: AbortSignal): Promise<OpenIncident[] | null> {
  try {
    const answer = await fetch('/desk/incidents/open', { cache: 'no-store', signal })
    const body: unknown = answer.ok ? await answer.json() : null
    return isObject(body) && Array.isArray(body.incidents) ? body.incidents.filter(isIncident) : null
  } catch {
    return null
  }
}

const isIncident = (one: unknown): one is OpenIncident =>
  isObject(one) && typeof one.number === 'string' && isObject(one.title)
