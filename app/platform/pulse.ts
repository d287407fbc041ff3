import { log } from '#app/platform/log.ts'
import { openDatabase, type Opened } from '#db/client.ts'

const everyMs = 500
const patienceMs = 1000

let isUp = true
let since = new Date()

/** Whether the database answered lately. A frozen server refuses nothing: it only stays silent, so it is asked. */
export const databaseAnswers = () => isUp
/** Since when that has been so. */
export const pulseSince = () => since

/** Asks the database twice a second over a connection of its own, so that nobody has to wait to find out. */
export function startPulse(url: string): { stop(): Promise<void> } {
  let database: Opened | undefined
  let timer: NodeJS.Timeout | undefined
  let stopped = false

  const beat = async () => {
    database ??= openDatabase(url, { max: 1, name: 'fapiao-desk pulse' })
    const answered = await answersInTime(database)
    if (stopped) return
    if (answered !== isUp) turn(answered)
    if (!answered) {
      // A connection that is stuck would never notice that the server is back.
      void database.close().catch(() => undefined)
      database = undefined
    }
    timer = setTimeout(() => void beat(), everyMs)
  }
  void beat()

  return {
    async stop() {
      stopped = true
      clearTimeout(timer)
      await database?.close()
    },
  }
}

function turn(up: boolean) {
  isUp = up
  since = new Date()
  if (up) log.info('the database answers again')
  else log.error('the database does not answer')
}

function answersInTime({ sql }: Opened): Promise<boolean> {
  return new Promise((resolve) => {
    const late = setTimeout(() => resolve(false), patienceMs)
    sql`select 1`
      .then(
        () => resolve(true),
        () => resolve(false),
      )
      .finally(() => clearTimeout(late))
  })
}
