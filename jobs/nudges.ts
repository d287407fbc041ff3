import type { Log } from '#app/platform/log.ts'
import type { JobData, JobName } from '#jobs/definitions.ts'

type Nudge = { name: JobName; data: JobData<JobName> }
type Settings = { patienceMs: number; retryMs: number; most: number }

/**
 * Stands between the verbs and the queue. Nudges that wait at the same moment are handed over together, equal ones as
 * one. A queue that is down or slow costs the caller at most `patienceMs` once, then nothing until it answers again; what
 * is owed is kept and handed over then. Whatever is lost here the sweep finds in the rows.
 */
export function coalesce(
  add: (nudges: readonly Nudge[]) => Promise<void>,
  log: Pick<Log, 'warn' | 'info'>,
  { patienceMs, retryMs, most }: Settings = { patienceMs: 1000, retryMs: 2000, most: 1000 },
) {
  const owed = new Map<string, Nudge>()
  let delivering: Promise<void> | undefined
  let down: NodeJS.Timeout | undefined

  /** All that is asked for in one turn, or owed, goes together; what comes meanwhile waits for the next time. */
  async function deliver(): Promise<void> {
    await Promise.resolve()
    const batch = [...owed]
    owed.clear()
    if (batch.length === 0) return
    try {
      await within(patienceMs, add(batch.map(([, nudge]) => nudge)))
    } catch (error) {
      for (const [key, nudge] of batch) if (owed.size < most) owed.set(key, nudge)
      rest(error)
    }
  }

  function start(): Promise<void> {
    delivering ??= deliver().finally(() => (delivering = undefined))
    return delivering
  }

  function rest(error: unknown) {
    if (!down)
      log.warn({ err: error, owed: owed.size }, 'the queue does not answer: the sweep will find what is due')
    clearTimeout(down)
    down = setTimeout(() => {
      down = undefined
      void start().then(() => down ?? log.info('the queue answers again'))
    }, retryMs).unref()
  }

  return {
    /** Never throws; waits for the queue, but not long. */
    async nudge<N extends JobName>(name: N, data: JobData<N>): Promise<void> {
      const key = keyOf(name, data)
      if (owed.size < most || owed.has(key)) owed.set(key, { name, data })
      if (down) return
      // A nudge for what is being handed over right now must be handed over again: its row may be newer.
      await (delivering ? delivering.then(start) : start())
    },
    async close(): Promise<void> {
      clearTimeout(down)
      await start()
    },
  }
}

/** The same for a store of several parts: what is owed to one does not wait for another that is away. */
export function coalesceParts(
  partsOf: (nudge: Nudge) => readonly string[],
  add: (nudges: readonly Nudge[], part: string) => Promise<void>,
  log: Pick<Log, 'warn' | 'info'>,
) {
  const parts = new Map<string, ReturnType<typeof coalesce>>()
  const nudgesOf = (part: string) => {
    const known = parts.get(part) ?? coalesce((nudges) => add(nudges, part), log)
    parts.set(part, known)
    return known
  }
  return {
    async nudge<N extends JobName>(name: N, data: JobData<N>): Promise<void> {
      const own = new Set(partsOf({ name, data }))
      await Promise.all([...own].map((part) => nudgesOf(part).nudge(name, data)))
    },
    async close(): Promise<void> {
      await Promise.all([...parts.values()].map((part) => part.close()))
    },
  }
}

/** The same for equal jobs, whatever the order of their ids. */
export const keyOf = (name: string, data: object) =>
  [
    name,
    ...Object.entries(data)
      .sort(([a], [b]) => a.localeCompare(b))
      .flat(),
  ].join('.')

async function within(ms: number, work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${ms} ms`)), ms)
  })
  try {
    await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
