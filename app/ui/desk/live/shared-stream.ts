import { readSignal } from '#app/domain/ground/vocabulary/live-signal.ts'
import { isObject, openStream, type LiveState, type Telling } from '#app/ui/desk/live/stream.ts'

const lockName = 'desk-stream'
/** A tab that leads gives a sign with each of the server's; one that the browser has put to sleep gives none. */
const leaderSilentMs = 50_000

/**
 * The stream of a browser: one tab holds it and tells the others. Where a browser knows no locks, as on a plain http
 * address, each tab has its own while it is looked at: a browser opens only six connections to a server.
 */
export const openSharedStream = (since: string, tell: Telling): { close(): void } =>
  'locks' in navigator && typeof BroadcastChannel === 'function'
    ? sharedStream(since, tell)
    : ownStream(since, tell)

function sharedStream(since: string, tell: Telling) {
  const channel = new BroadcastChannel(lockName)
  const leaving = new AbortController()
  let heardAt = since
  let state: LiveState = 'starting'
  let isLeader = false
  let silence: ReturnType<typeof setTimeout> | undefined

  const setState = (next: LiveState) => {
    state = next
    tell.state(next)
  }
  const listenOn = () => {
    clearTimeout(silence)
    silence = setTimeout(() => !isLeader && setState('stale'), leaderSilentMs)
  }
  const post = (message: Record<string, unknown>) => channel.postMessage(message)
  const asLeader: Telling = {
    state: (next) => {
      setState(next)
      post({ state: next })
    },
    signal: (signal) => {
      tell.signal(signal)
      post({ signal })
    },
    gap: () => {
      tell.gap()
      post({ gap: true })
    },
    heardAt: (now) => {
      heardAt = now
      post({ heardAt: now, state })
    },
  }
  channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (!isObject(data)) return
    if (isLeader) return void (data.ask === true && post({ state, heardAt }))
    listenOn()
    if (typeof data.heardAt === 'string') heardAt = data.heardAt
    if (isState(data.state) && data.state !== state) setState(data.state)
    if (data.gap === true) tell.gap()
    const signal = readSignal(data.signal)
    if (signal) tell.signal(signal)
  })
  listenOn()
  post({ ask: true })

  const lead = () =>
    new Promise<void>((done) => {
      isLeader = true
      const stream = openStream(() => heardAt, asLeader)
      leaving.signal.addEventListener('abort', () => {
        stream.close()
        done()
      })
    })
  // Refused when this page leaves before its turn has come.
  navigator.locks.request(lockName, { signal: leaving.signal }, lead).catch(() => undefined)

  return {
    close() {
      leaving.abort()
      clearTimeout(silence)
      channel.close()
    },
  }
}

function ownStream(since: string, tell: Telling) {
  let heardAt = since
  let stream: { close(): void } | undefined
  const follow = () => {
    const isSeen = document.visibilityState === 'visible'
    if (isSeen === (stream !== undefined)) return
    stream?.close()
    stream = isSeen ? openStream(() => heardAt, { ...tell, heardAt: (now) => (heardAt = now) }) : undefined
  }
  document.addEventListener('visibilitychange', follow)
  follow()
  return {
    close() {
      document.removeEventListener('visibilitychange', follow)
      stream?.close()
    },
  }
}

const isState = (value: unknown): value is LiveState =>
  value === 'starting' || value === 'live' || value === 'stale' || value === 'ended'
