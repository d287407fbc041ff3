import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { tmpdir } from 'node:os'
import type { Scenario, Stage } from '#test/faults/story.ts'
import { until } from '#test/support/until.ts'

const hours = 2
/** Names the cipher text that nobody survives opening. */
const deadlyFile = join(tmpdir(), `fapiao-desk-deadly-${process.pid}`)

export const wordsFaults: readonly Scenario[] = [
  {
    name: 'cancel-at-half',
    async updates(stage) {
      const { driver, options } = stage
      await stage.more(options.reporters * 0.4)
      if (stage.firstNotice()) await driver.cancel(stage.firstNotice())
    },
  },
  {
    // Somebody whose address can't be opened any more: refused alone, and nobody of the same chunk with them.
    name: 'poison',
    permanent: ['render'],
    async updates({ house }) {
      await house.database.sql`
        update contacts set email_cipher = decode('00', 'hex'), mobile_cipher = decode('00', 'hex')
         where id = (select id from contacts order by id offset 3 limit 1)`
    },
  },
  {
    // Somebody whose address ends every process that opens it: closed alone, and everybody else is told.
    name: 'deadly',
    permanent: ['interrupted'],
    workerEnv: () => ({ NODE_OPTIONS: `--import=${deadlyText()}` }),
    updates: dieUntilClosed,
    async afterwards({ house }) {
      const closed = await house.database.sql<{ id: string; own: boolean }[]>`
        select id, channel = 'sms' and contact_id = (select id from contacts order by id offset 3 limit 1) as own
          from deliveries where failure = 'interrupted'`
      if (closed.length === 0) return [{ rule: 'deadly message not closed', about: 'none' }]
      return closed.filter(({ own }) => !own).map(({ id }) => ({ rule: 'neighbour closed', about: id }))
    },
  },
  {
    // One worker's clock is two hours late, the other's two hours early: leases and due times are the database's.
    name: 'clock-skew',
    workers: 2,
    workerEnv: (worker) => ({ NODE_OPTIONS: `--import=${shiftedClock(worker === 0 ? -hours : hours)}` }),
  },
]

async function dieUntilClosed({ house, cut }: Stage) {
  const { sql } = house.database
  const [contact] = await sql<{ id: string }[]>`select id from contacts order by id offset 3 limit 1`
  writeFileSync(deadlyFile, `contacts\nmobile\n${contact?.id}`)
  const [worker] = house.workers
  let pid = worker?.pid()
  const isClosed = async () => {
    if (worker?.pid() !== pid) cut()
    pid = worker?.pid()
    return (await sql`select from deliveries where failure = 'interrupted' limit 1`).length > 0
  }
  await until('it is closed', isClosed, 400_000).finally(() => rmSync(deadlyFile, { force: true }))
}

/** A module that ends the process which opens the cipher text that the file names. */
function deadlyText(): string {
  const file = join(tmpdir(), `fapiao-desk-deadly-${process.pid}.mjs`)
  writeFileSync(
    file,
    `import crypto from 'node:crypto'
     import { readFileSync } from 'node:fs'
     import { syncBuiltinESMExports } from 'node:module'
     const { createDecipheriv } = crypto
     const deadly = () => {
       try { return readFileSync(${JSON.stringify(deadlyFile)}, 'utf8') } catch { return undefined }
     }
     crypto.createDecipheriv = (...given) => {
       const decipher = createDecipheriv(...given)
       const setAAD = decipher.setAAD.bind(decipher)
       decipher.setAAD = (place, ...more) => {
         if (place.toString() === deadly()) process.exit(1)
         return setAAD(place, ...more)
       }
       return decipher
     }
     syncBuiltinESMExports()\n`,
  )
  return file
}

/** A module that shifts the clock of the process that loads it. */
function shiftedClock(byHours: number): string {
  const file = join(tmpdir(), `fapiao-desk-clock-${byHours}.mjs`)
  writeFileSync(
    file,
    `const now = () => Real.now() + ${byHours * 3_600_000}
     const Real = Date
     const changed = {
       construct: (_Date, given, target) => Reflect.construct(Real, given.length > 0 ? given : [now()], target === Shifted ? Real : target),
       apply: () => new Real(now()).toString(),
       get: (_Date, name) => (name === 'now' ? now : Reflect.get(Real, name)),
     }
     const Shifted = new Proxy(Real, changed)
     globalThis.Date = Shifted\n`,
  )
  return file
}
