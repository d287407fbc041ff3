import type { Outcome } from './provider.ts'

type Settings = {
  /** Calls to one host at once. */
  atOnce: number
  /** How long a call waits for the others to its host. */
  patienceMs: number
  /** How long a host that did not answer is left alone. */
  restMs: number
}

type Host = { inFlight: number; waiting: Array<() => void>; restsUntil: number }

/**
 * Keeps a host that hangs from holding up the others of a chunk: few calls to it at once, nobody waits long for them,
 * and after one that went unanswered the rest come back later without a call. Once it has rested, one call tries it.
 */
export function hostBreaker(
  { atOnce, patienceMs, restMs }: Settings = { atOnce: 16, patienceMs: 2000, restMs: 30_000 },
) {
  const hosts = new Map<string, Host>()

  function leave(name: string, host: Host) {
    host.inFlight -= 1
    host.waiting.shift()?.()
    if (host.inFlight === 0 && host.waiting.length === 0 && host.restsUntil === 0) hosts.delete(name)
  }

  /** Makes a call that may take `timeoutMs`, the time it waited for its turn included. */
  return async function call(
    name: string,
    timeoutMs: number,
    work: (leftMs: number) => Promise<Outcome>,
  ): Promise<Outcome> {
    const begun = Date.now()
    const host = hosts.get(name) ?? { inFlight: 0, waiting: [], restsUntil: 0 }
    hosts.set(name, host)
    const most = () => (host.restsUntil > 0 ? 1 : atOnce)
    const isResting = () => host.restsUntil > Date.now()
    while (!isResting() && host.inFlight >= most()) {
      const left = begun + patienceMs - Date.now()
      if (left <= 0 || !(await turn(host, left)))
        return { state: 'limited', reason: 'host_busy', retryAfterMs: patienceMs }
    }
    if (isResting())
      return { state: 'limited', reason: 'host_slow', retryAfterMs: host.restsUntil - Date.now() }
    const isTrial = host.restsUntil > 0
    host.inFlight += 1
    try {
      const outcome = await work(timeoutMs - (Date.now() - begun))
      const isSilent = 'reason' in outcome && silent.has(outcome.reason)
      host.restsUntil = isSilent ? Date.now() + restMs : 0
      // A change of the host's state releases everyone who waits for it.
      if (isSilent || isTrial) for (const next of host.waiting.splice(0)) next()
      return outcome
    } finally {
      leave(name, host)
    }
  }
}

const silent = new Set(['timeout', 'connection'])

/** Whether the turn came within `ms`. */
async function turn(host: Host, ms: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  let enter: () => void = () => undefined
  const called = new Promise<true>((resolve) => {
    enter = () => resolve(true)
    host.waiting.push(enter)
  })
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), ms)
  })
  const came = await Promise.race([called, late])
  clearTimeout(timer)
  if (!came) host.waiting = host.waiting.filter((one) => one !== enter)
  return came
}
