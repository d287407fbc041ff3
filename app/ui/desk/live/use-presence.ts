import { useEffect, useRef, useState } from 'react'
import type { Looking } from '#app/domain/desk/presence/presence.ts'
import { useLive } from '#app/ui/desk/live/live-provider.tsx'

export type Presence = Readonly<Record<string, readonly Looking[]>>

const nobody: Presence = {}
/** Who went without a word is away after half a minute. */
const againMs = 15_000

/** Who else looks at these tickets, as it changes; nobody while that can't be known. */
export function usePresence(numbers: readonly string[]): Presence {
  const { hear, state } = useLive()
  const [presence, setPresence] = useState(nobody)
  const asked = numbers.join()
  const isAnyoneThere = Object.keys(presence).length > 0
  const latest = useRef(0)
  useEffect(() => {
    const list = asked === '' ? [] : asked.split(',')
    if (list.length === 0) return
    const ask = () => {
      const turn = (latest.current += 1)
      void lookingAt(list).then((found) => {
        if (found && turn === latest.current) setPresence(found)
      })
    }
    ask()
    const timer = isAnyoneThere || state === 'stale' ? setInterval(ask, againMs) : undefined
    const stop = hear((signal) => {
      const isGap = signal.bell && signal.lists && signal.areas.length > 1
      if (isGap || signal.presence.some((number) => list.includes(number))) ask()
    })
    return () => {
      clearInterval(timer)
      stop()
    }
  }, [asked, hear, isAnyoneThere, state])
  return presence
}

async function lookingAt(numbers: readonly string[]): Promise<Presence | null> {
  if (document.visibilityState !== 'visible') return null
  const query = new URLSearchParams(numbers.map((number) => ['ticket', number]))
  try {
    const answer = await fetch(`/desk/presence?${query}`, { cache: 'no-store' })
    return answer.ok ? ((await answer.json()) as Presence) : null
  } catch {
    return null
  }
}
