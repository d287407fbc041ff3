import { readSignal, type LiveSignal } from '#app/domain/ground/vocabulary/live-signal.ts'

/** `starting`: nothing is known yet. `stale`: pages are asked for every so often. `ended`: nobody is signed in. */
export type LiveState = 'starting' | 'live' | 'stale' | 'ended'

export type Telling = {
  state(state: LiveState): void
  signal(signal: LiveSignal): void
  /** Something may have been missed. */
  gap(): void
  /** The time of the server, as it was last heard. */
  heardAt(now: string): void
}

/** The server gives a sign every 15 seconds: a connection that died without a word is known by its silence. */
const silentMs = 40_000
const watchMs = 10_000
/** A short break, as with a restart of the server, is no news. */
const patienceMs = 4000
const firstRetryMs = 5000
const longestRetryMs = 60_000

/** One stream of signals from the server, opened again whenever it breaks. `since`: when the page was made. */
export function openStream(since: () => string, tell: Telling): { close(): void } {
  let source: EventSource | undefined
  let lastSign = Date.now()
  let retryMs = firstRetryMs
  let giveUp: ReturnType<typeof setTimeout> | undefined
  let retry: ReturnType<typeof setTimeout> | undefined

  const worry = () => {
    giveUp ??= setTimeout(() => tell.state('stale'), patienceMs)
  }
  const open = () => {
    clearTimeout(retry)
    source?.close()
    lastSign = Date.now()
    const mine = new EventSource(`/desk/stream?since=${encodeURIComponent(since())}`)
    source = mine
    const on = (name: string, does: (data: unknown) => void) =>
      mine.addEventListener(name, ({ data }: MessageEvent<string>) => {
        lastSign = Date.now()
        does(JSON.parse(data))
      })
    on('live', (data) => {
      clearTimeout(giveUp)
      giveUp = undefined
      retryMs = firstRetryMs
      tell.state('live')
      if (isObject(data) && typeof data.now === 'string') tell.heardAt(data.now)
      if (!isObject(data) || data.hasGap !== false) tell.gap()
    })
    on('beat', (now) => typeof now === 'string' && tell.heardAt(now))
    on('deaf', worry)
    on('signal', (data) => {
      const signal = readSignal(data)
      if (signal) tell.signal(signal)
    })
    on('ended', () => {
      close()
      tell.state('ended')
    })
    mine.addEventListener('error', () => {
      worry()
      // A browser tries again by itself, but for a stream that was refused.
      if (mine.readyState !== EventSource.CLOSED || source !== mine) return
      clearTimeout(retry)
      retry = setTimeout(open, retryMs)
      retryMs = Math.min(2 * retryMs, longestRetryMs)
    })
  }
  const watch = setInterval(() => {
    if (Date.now() - lastSign < silentMs || source?.readyState === EventSource.CLOSED) return
    worry()
    open()
  }, watchMs)
  const close = () => {
    clearInterval(watch)
    clearTimeout(retry)
    clearTimeout(giveUp)
    source?.close()
  }
  worry()
  open()
  return { close }
}

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null
