import { createHash } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import postgres, { type Sql } from 'postgres'
import { usualConnections } from '#app/platform/mailer.ts'
import { storeApiKey } from '#app/domain/people/api-keys/manage-api-keys.ts'
import { scopes } from '#app/domain/people/roles/scopes.ts'
import { openDatabase } from '#db/client.ts'
import { bareMail, bareSms } from '#test/bench/fanout/bare.ts'
import { addListeners } from '#test/bench/fanout/fill.ts'
import { openSinks, type Sinks } from '#test/bench/fanout/open-sinks.ts'
import type { Counted } from '#test/bench/fanout/sinks.ts'
import { p95, pageMs, watch } from '#test/bench/fanout/watch.ts'
import { tell, withHouse, type House } from '#test/bench/house.ts'
import type { Bench } from '#test/bench/run.ts'

const key = 'fd_fanout_bench'
const longestRunMs = 60 * 60_000
const round = (value: number, digits = 0) => Number(value.toFixed(digits))

/**
 * One incident for the readers by mail and one for those by SMS, half of the recipients each, one after the other: a
 * rate is that of its channel alone, as that of the bare loop beside it.
 */
export const bench: Bench = async ({ recipients = '100000' }) => {
  const half = Math.floor(Number(recipients) / 2)
  if (!(half > 0)) throw new Error('--recipients must be a number above 1')
  process.env.SECRET_KEYS = `b1:${createHash('sha256').update('fanout').digest('base64')}`
  const sinks = await openSinks()
  try {
    return await withHouse((house) => measure(house, sinks, half), { key, env: settings(sinks) })
  } finally {
    sinks.close()
  }
}

const settings = (sinks: Sinks) => ({
  DEMO: '0',
  SECRET_KEYS: process.env.SECRET_KEYS ?? '',
  SMTP_URL: sinks.mail,
  SMS_PROVIDER: 'http',
  SMS_HTTP_URL: sinks.sms,
})

async function measure(house: House, sinks: Sinks, half: number) {
  const sql = postgres(house.databaseUrl(), { max: 2, onnotice: () => undefined })
  process.env.DATABASE_URL = house.databaseUrl()
  await makeKey(house.databaseUrl())
  tell(`${half * 2} subscribers …`)
  await addListeners(sql, { channel: 'email', component: 'lookup', from: 0, count: half })
  await addListeners(sql, { channel: 'sms', component: 'portal', from: 0, count: half })

  const idle: number[] = []
  for (let count = 0; count < 200; count++) idle.push(await pageMs(`${house.url}/`))
  const watching = watch(house, sinks, 0)

  const mail = await publish(house, sql, sinks, 'lookup', ({ mail: counted }) => counted)
  const sms = await publish(house, sql, sinks, 'portal', ({ sms: counted }) => counted)
  const watched = await watching.stop()
  await sql.end()

  tell('the bare loops …')
  const bareCount = Math.min(half, 20_000)
  const bareEmailPerSecond = await bareMail(sinks.mail, mail.bytesEach, bareCount, usualConnections)
  const bareSmsPerSecond = await bareSms(sinks.sms, sms.bytesEach, bareCount)
  return {
    recipients: half * 2,
    emailPerSecond: round(mail.perSecond),
    smsPerSecond: round(sms.perSecond),
    bareEmailPerSecond: round(bareEmailPerSecond),
    bareSmsPerSecond: round(bareSmsPerSecond),
    emailRatio: round(mail.perSecond / bareEmailPerSecond, 2),
    smsRatio: round(sms.perSecond / bareSmsPerSecond, 2),
    expandRowsPerSecond: round(Math.min(mail.expandPerSecond, sms.expandPerSecond)),
    firstArrivalSeconds: round(Math.max(mail.firstSeconds, sms.firstSeconds), 2),
    lastArrivalSeconds: round(mail.lastSeconds + sms.lastSeconds, 1),
    workerRssMb: round(Math.max(...watched.workerMb)),
    pageIdleP95Ms: round(p95(idle), 1),
    pageP95Ms: round(p95(watched.pages), 1),
    codeP95Ms: round(p95(watched.codes)),
    lost: mail.lost + sms.lost,
    duplicated: mail.duplicated + sms.duplicated,
  }
}

/** Publishes an update about one component and waits until its notice is finished. */
async function publish(
  house: House,
  sql: Sql,
  sinks: Sinks,
  component: string,
  pick: (all: { mail: Counted; sms: Counted }) => Counted,
) {
  const title = '数据同步延迟'
  const incident = await house.call('/incidents', {
    title,
    severity: 2,
    components: [component],
    description: '部分发票数据同步有延迟。',
  })
  sinks.reset()
  const began = Date.now()
  const update = await house.call(`/incidents/${String(incident.number)}/updates`, {
    status: 'investigating',
    body: { 'zh-CN': '部分发票的数据同步有延迟，正在处理。查不到发票时请先保存开票信息，稍后再查。' },
    notify: true,
    approve: { reason: '故障影响面大' },
  })
  const id = idOf(update.notice)
  const notice = async () =>
    (
      await sql<{ state: string; audience: number }[]>`select state, audience from notices where id = ${id}`
    )[0]

  let expandedAt = 0
  for (;;) {
    const now = await notice()
    if (!expandedAt && now && now.state !== 'expanding') expandedAt = Date.now()
    if (now?.state === 'finished') break
    if (Date.now() - began > longestRunMs) throw new Error('the notice does not finish')
    await wait(expandedAt ? 250 : 25)
  }
  const audience = (await notice())?.audience ?? 0
  const counted = pick(await sinks.count())
  tell(
    `${component}: ${audience} rows, expanded in ${(expandedAt - began) / 1000} s, first after ${counted.firstAt - began} ms, last after ${(counted.lastAt - began) / 1000} s`,
  )
  return {
    perSecond: (counted.different / Math.max(1, counted.lastAt - counted.firstAt)) * 1000,
    expandPerSecond: (audience / Math.max(1, expandedAt - began)) * 1000,
    firstSeconds: (counted.firstAt - began) / 1000,
    lastSeconds: (counted.lastAt - began) / 1000,
    bytesEach: counted.bytes / Math.max(1, counted.arrivals),
    lost: audience - counted.different,
    duplicated: counted.arrivals - counted.different,
  }
}

const idOf = (notice: unknown): string =>
  typeof notice === 'object' && notice !== null && 'id' in notice ? String(notice.id) : ''

async function makeKey(url: string): Promise<void> {
  const { db, close } = openDatabase(url, { max: 1 })
  const ctx = { actor: { type: 'system' } as const, db, enqueue: async () => undefined, now: new Date() }
  await storeApiKey(ctx, key, { name: 'bench', scopes, perSecond: null })
  await close()
}
