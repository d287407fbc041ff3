import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { tmpdir } from 'node:os'
import type { Scenario } from '#test/faults/story.ts'

const hours = 2

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
    // One worker's clock is two hours late, the other's two hours early: leases and due times are the database's.
    name: 'clock-skew',
    workers: 2,
    workerEnv: (worker) => ({ NODE_OPTIONS: `--import=${shiftedClock(worker === 0 ? -hours : hours)}` }),
  },
]

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
