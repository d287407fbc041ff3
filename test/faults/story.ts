import { collect } from '#test/faults/collect.ts'
import { driverOf, type Driver } from '#test/faults/driver.ts'
import type { Evidence, Finding } from '#test/faults/evidence.ts'
import type { House } from '#test/faults/house.ts'
import type { Random } from '#test/faults/random.ts'
import { until } from '#test/support/until.ts'

export type Options = { reporters: number; outageSeconds: number; stopSeconds: number }
export type Stage = {
  house: House
  driver: Driver
  random: Random
  options: Options
  /** The notice of the first update, once it is published. */
  firstNotice: () => string
  /** Waits until that many more messages have arrived, or nothing has for a while. */
  more: (count: number) => Promise<void>
  /** One more fault that may cut off a chunk of each channel. */
  cut: () => void
}
type Part = (stage: Stage) => Promise<unknown>

/** A fault: what it does beside each part of the story. Whatever it broke is whole again when its part is over. */
export type Scenario = {
  name: string
  workers?: number
  viaProxy?: boolean
  /** Of each worker, by its count. */
  workerEnv?: (worker: number) => Record<string, string>
  permanent?: readonly string[]
  filing?: Part
  updates?: Part
  recovery?: Part
  /** What only this fault can break, looked for when everything is over. */
  afterwards?: (stage: Stage) => Promise<Finding[]>
}

const patienceMs = 240_000

/**
 * Many report, one incident takes them together, two updates follow each other closely, and it is resolved: receipts,
 * news, answers and surveys go out while the fault does what it does. Ends when nothing is under way any more.
 */
export async function tell(
  scenario: Scenario,
  house: House,
  random: Random,
  options: Options,
): Promise<{ evidence: Evidence; findings: Finding[] }> {
  const { sinks, database, folder, urls } = house
  const driver = driverOf(urls)
  const arrived = () => sinks.email.arrivals.length + sinks.sms.arrivals.length
  let cuts = 0
  let firstNotice = ''
  const stage: Stage = {
    ...{ house, driver, random, options },
    firstNotice: () => firstNotice,
    more: (count) => moreThan(arrived, count),
    cut: () => void (cuts += 1),
  }
  const beside = (part: Part | undefined, work: () => Promise<unknown>) =>
    Promise.all([work(), part?.(stage)])

  await beside(scenario.filing, () => driver.fileAll(options.reporters))
  await closeSomeAddresses(database.sql)
  await driver.declare()
  await beside(scenario.updates, async () => {
    firstNotice = await driver.publish('investigating')
    await stage.more(options.reporters * 0.5)
    await driver.publish('identified')
  })
  await beside(scenario.recovery, () => driver.publish('resolved'))
  await until('nothing is under way', () => isQuiet(database.sql).catch(() => false), patienceMs).catch(
    () => undefined,
  )
  const findings = (await scenario.afterwards?.(stage)) ?? []
  const allowance = { cuts, permanent: scenario.permanent ?? [] }
  return { evidence: await collect(database.sql, folder, driver, allowance), findings }
}

async function moreThan(arrived: () => number, count: number): Promise<void> {
  const start = arrived()
  await until('more has arrived', () => arrived() >= start + count, 5000).catch(() => undefined)
}

/** Two people who may not be told of news any more, one on each channel. */
async function closeSomeAddresses(sql: House['database']['sql']) {
  await sql`
    insert into suppressions (recipient, channel, reason, created_at)
    (select mobile_index, 'sms', 'bounced', now() from contacts order by id limit 1)
    union all (select email_index, 'email', 'bounced', now() from contacts order by id desc limit 1)`
}

async function isQuiet(sql: House['database']['sql']): Promise<boolean> {
  const [row] = await sql<{ busy: boolean }[]>`
    select exists (select from notices where state not in ('finished', 'cancelled'))
        or exists (select from deliveries where state in ('queued', 'sending', 'temporary'))
        or exists (select from incidents where resolved_at is not null and recovered_at is null)
        or not exists (select from incidents where resolved_at is not null) as busy`
  return row?.busy === false
}
