import { log } from '#app/platform/log.ts'
import type { Config } from '#app/platform/config.ts'
import { directUrl, isPooled, openPooled } from '#app/platform/database-address.ts'
import { openDatabase, type Opened } from '#db/client.ts'

const everyMs = 750
/** A busy machine may be slow to answer; a frozen server stays silent for longer than this. */
const patienceMs = 2500

/** The channel a change of public content is announced on; see content-version.ts. */
export const publicContentChannel = 'public_content'

let isUp = true
let since = new Date()
let version = 0
let isWatched = false
let lastAnswer = new Date()

/** Whether the database answered lately. A frozen server refuses nothing: it only stays silent, so it is asked. */
export const databaseAnswers = () => isUp
/** Since when that has been so. */
export const databaseUpSince = () => since

/** Grows with every change that public pages show; 0 until the database was asked for the first time. */
export const contentVersion = () => version
/** Whether the version follows what others change: it does in a process that answers, not in a command. */
export const changesAreWatched = () => isWatched && version > 0
export const lastAnswerAt = () => lastAnswer

/** Until the database could be asked for the first time, what needs it is told at once that it is away. */
export const startWithoutDatabase = () => turn(false)

type Addresses = Pick<Config, 'DATABASE_URL' | 'DATABASE_URL_DIRECT'>
const pulse = { max: 1, name: 'fapiao-desk pulse' }

/** Asks the database again and again over a connection of its own, so that nobody has to wait to find out. */
export function watchDatabase(settings: Addresses): { stop(): Promise<void> } {
  let database: Opened | undefined
  let listening: Opened | undefined
  let timer: NodeJS.Timeout | undefined
  let stopped = false
  isWatched = true

  const beat = async () => {
    if (!database) {
      database = openPooled(settings, pulse)
      listening = isPooled(settings) ? openDatabase(directUrl(settings), pulse) : database
      listen(listening, database)
    }
    const answered = await answersInTime(database)
    if (stopped) return
    if (answered !== isUp) turn(answered)
    if (!answered) {
      // A connection that is stuck would never notice that the server is back.
      void closeBoth().catch(() => undefined)
      database = undefined
      listening = undefined
    }
    timer = setTimeout(() => void beat(), everyMs)
  }
  void beat()

  // Closing one twice is closing it once.
  const closeBoth = () => Promise.all([database?.close(), listening?.close()])
  return {
    async stop() {
      stopped = true
      isWatched = false
      clearTimeout(timer)
      await closeBoth()
    },
  }
}

function turn(up: boolean) {
  isUp = up
  since = new Date()
  if (up) log.info('the database answers again')
  else log.error('the database does not answer')
}

/** A change is told the moment it commits; the beat makes up for a connection that was lost meanwhile. */
function listen({ sql }: Opened, asked: Opened) {
  sql
    .listen(publicContentChannel, () => void answersInTime(asked))
    .catch((err: unknown) => log.warn({ err }, 'changes are only noticed by asking'))
}

function answersInTime({ sql }: Opened): Promise<boolean> {
  return new Promise((resolve) => {
    // An answer that came while this process itself was busy is read before the check phase: it counts.
    const late = setTimeout(() => setImmediate(() => resolve(false)), patienceMs)
    sql<{ version: string }[]>`select version from content_versions where name = 'public'`
      .then(
        ([row]) => {
          version = Math.max(version, Number(row?.version ?? 0))
          lastAnswer = new Date()
          resolve(true)
        },
        () => resolve(false),
      )
      .finally(() => clearTimeout(late))
  })
}
