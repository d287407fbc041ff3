import { addressed, type Addressed } from '#app/domain/desk/signals/addressed.ts'
import type { StaffActor } from '#app/domain/ground/context.ts'
import { deskChannel, readDeskSignal, type DeskSignal } from '#app/domain/ground/signals/desk-signal.ts'
import { isEmpty, type LiveSignal } from '#app/domain/ground/vocabulary/live-signal.ts'
import { closing } from '#app/http/closing.ts'
import { forgetViewCounts } from '#app/http/view-counts.ts'
import { visitor } from '#app/http/visitor.ts'
import { config } from '#app/platform/config.ts'
import { directUrl } from '#app/platform/database-address.ts'
import { listen } from '#app/platform/listen.ts'
import { log } from '#app/platform/log.ts'

/** One open stream: to whom it goes, which may change while it is open, and what it is told. */
export type DeskStream = {
  actor: StaffActor
  /** When the page was made that it begins with. */
  since: Date
  tell(signal: LiveSignal): void
  /** From now on this process hears of changes. `hasGap`: it may have missed some since the page was made. */
  live(hasGap: boolean): void
  /** This process hears of nothing for now. */
  deaf(): void
  /** Sessions of the person have ended: it looks whether its own has. */
  checkSession(): void
}

/** What comes within this is told at once, and its tickets are read by one statement. */
const gatherMs = 60
/** A browser has one stream, whatever the number of its tabs; where it can't share one, one for each that is looked at. */
const mostOfPerson = 12
const mostOfProcess = 5000
/** What was told lately is told to a stream that opens meanwhile: it belongs to a page that was made before. */
const rememberedMs = 30_000
const mostRemembered = 2000
/** The clocks of two web processes differ, and a transaction is seen some time after it began. */
const marginMs = 3000
/** Between the pages of the only person at the desk nobody listens for a moment. */
const lingerMs = 60_000

const streams = new Set<DeskStream>()
let ear: { stop(): Promise<void> } | undefined
let hearsSince: number | null = null
let gathered: DeskSignal[] = []
const remembered: Array<{ at: number; signal: DeskSignal }> = []
let timer: NodeJS.Timeout | undefined
let lingering: NodeJS.Timeout | undefined

/** Opens a stream, or gives null where there are too many. Gives how to close it. */
export function addStream(stream: DeskStream): (() => void) | null {
  const ofPerson = [...streams].filter(({ actor }) => actor.id === stream.actor.id).length
  if (ofPerson >= mostOfPerson || streams.size >= mostOfProcess) return null
  streams.add(stream)
  clearTimeout(lingering)
  ear ??= listen(directUrl(config()), deskChannel, {
    heard: gather,
    opened: () => opened(),
    lost: () => lost(),
  })
  if (hearsSince === null) stream.deaf()
  else void begin(stream, hearsSince).catch(tellGap)
  return () => {
    streams.delete(stream)
    if (streams.size === 0) lingering = setTimeout(stopListening, lingerMs).unref()
  }
}

/** A process at which no desk is open listens to nothing. */
export function stopListening(): void {
  const left = ear
  ear = undefined
  hearsSince = null
  remembered.length = 0
  void left?.stop()
}
closing.signal.addEventListener('abort', stopListening)

/** Tells a new stream what its page has missed while it was on its way. */
async function begin(stream: DeskStream, listeningSince: number) {
  const from = stream.since.getTime() - marginMs
  const now = Date.now()
  const hasGap = from < listeningSince || from < now - rememberedMs || remembered.length >= mostRemembered - 1
  stream.live(hasGap)
  const missed = remembered.filter(({ at }) => at >= from).map(({ signal }) => signal)
  if (hasGap || missed.length === 0) return
  tellOne(stream, await addressed(visitor(), missed), missed)
}

function opened() {
  hearsSince = Date.now()
  for (const stream of streams) stream.live(true)
}

function lost() {
  hearsSince = null
  for (const stream of streams) stream.deaf()
}

function gather(payload: string) {
  const signal = readDeskSignal(payload)
  if (!signal) return
  const at = Date.now()
  while (remembered.length >= mostRemembered || (remembered[0]?.at ?? at) < at - rememberedMs)
    remembered.shift()
  remembered.push({ at, signal })
  gathered.push(signal)
  timer ??= setTimeout(() => void passOn().catch(tellGap), gatherMs).unref()
}

async function passOn() {
  const signals = gathered
  gathered = []
  timer = undefined
  // What is counted from now on must hold what has just changed.
  forgetViewCounts()
  const toEach = await addressed(visitor(), signals)
  for (const stream of streams) tellOne(stream, toEach, signals)
}

function tellOne(stream: DeskStream, toEach: Addressed, signals: readonly DeskSignal[]) {
  if (signals.some((signal) => 'session' in signal && signal.session === stream.actor.id))
    stream.checkSession()
  const signal = toEach(stream.actor)
  if (!isEmpty(signal)) stream.tell(signal)
}

/** Signals whose tickets could not be read: every stream has a gap now. */
function tellGap(err: unknown) {
  log.warn({ err }, 'signals could not be passed on')
  for (const stream of streams) stream.live(true)
}
