import { setTimeout as wait } from 'node:timers/promises'
import type { Sql } from 'postgres'
import { signatureOf } from '#app/domain/delivery/receipts/signature.ts'
import { receiptSecret, usual } from '#test/faults/house.ts'
import type { Scenario } from '#test/faults/story.ts'
import { until } from '#test/support/until.ts'

const pushed: Array<Promise<void>> = []

export const providerFaults: readonly Scenario[] = [
  {
    // One SMS in twenty is taken and never answered: its sender can't know.
    name: 'sms-silent',
    async filing({ house }) {
      house.sinks.sms.turn({ ...usual.sms, silentOneIn: 20 })
    },
    async updates({ house, options }) {
      await wait(options.outageSeconds * 1000)
      house.sinks.sms.turn(usual.sms)
    },
  },
  {
    name: 'sms-429-then-500',
    async updates(stage) {
      const { house, options } = stage
      await stage.more(20)
      house.sinks.sms.turn({ ...usual.sms, status: 429, retryAfter: 2 })
      await wait(options.outageSeconds * 500)
      house.sinks.sms.turn({ ...usual.sms, status: 500 })
      await wait(options.outageSeconds * 500)
      house.sinks.sms.turn(usual.sms)
    },
  },
  {
    // 421, 450 and 451 once, 550 for ever, and connections that drop after a mail was taken.
    name: 'smtp-refusals',
    permanent: ['smtp_550'],
    async filing({ house }) {
      house.sinks.email.turn({ ...usual.email, refuses: true })
    },
  },
  {
    // Receipts that come before the acknowledgement, twice, in the wrong order, and from nobody who may send them.
    name: 'receipts',
    async filing({ house }) {
      let count = 0
      house.sinks.sms.onArrival(({ id }) => {
        const url = house.urls[count % house.urls.length] ?? ''
        count += 1
        pushed.push(pushReceipts(url, id, count))
      })
    },
    async afterwards({ house }) {
      await Promise.all(pushed.splice(0))
      await until('all of them are applied', () => noneWaits(house.database.sql), 20_000).catch(
        () => undefined,
      )
      const forged = await house.database.sql<{ id: string }[]>`select id from receipts where code = 'FORGED'`
      const untold = await house.database.sql<{ id: string; state: string }[]>`
        select id, state from deliveries where channel = 'sms' and sent_at is not null and state <> 'delivered'`
      return [
        ...forged.map(({ id }) => ({ rule: 'forged receipt taken', about: id })),
        ...untold.map(({ id, state }) => ({ rule: 'receipt without effect', about: `${id} ${state}` })),
      ]
    },
  },
]

/** Every message is reported delivered, and some failed beside it; a late failure must not undo a delivery. */
async function pushReceipts(url: string, id: string, count: number) {
  const delivered = { deliveryId: id, state: 'delivered' }
  const failed = { deliveryId: id, state: 'failed', code: 'UNDELIV' }
  await push(url, { ...failed, code: 'FORGED' }, 'a-secret-that-nobody-has-told-anyone')
  await push(url, delivered)
  if (count % 2 === 0) await push(url, [delivered, delivered])
  if (count % 3 === 0) await push(url, { receipts: [failed, delivered] })
}

/** Says it again until it is taken or refused. */
async function push(url: string, body: object, secret: string = receiptSecret): Promise<void> {
  const text = JSON.stringify(body)
  for (let tries = 0; tries < 10; tries += 1) {
    const seconds = String(Math.floor(Date.now() / 1000))
    const status = await fetch(`${url}/api/v1/receipts/http`, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        'X-Fapiao-Signature': `t=${seconds},v1=${signatureOf(secret, seconds, text)}`,
      },
      body: text,
    }).then(
      (response) => response.status,
      () => 0,
    )
    if (status >= 200 && status < 500 && status !== 429) return
    await wait(300)
  }
}

async function noneWaits(sql: Sql): Promise<boolean> {
  return (await sql`select from receipts where applied_at is null limit 1`).length === 0
}
