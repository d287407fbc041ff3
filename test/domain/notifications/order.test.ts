import { beforeEach, expect, test } from 'vitest'
import { expandNotice } from '#app/domain/delivery/broadcasts/expand.ts'
import { cancelNotice } from '#app/domain/delivery/broadcasts/notice.ts'
import type { Context } from '#app/domain/ground/context.ts'
import { declareIncident } from '#app/domain/incidents/incidents/declare.ts'
import { UpdateInput } from '#app/domain/incidents/incidents/draft-update.ts'
import { publishNow } from '#app/domain/incidents/incidents/publish-update.ts'
import { acknowledge } from '#app/domain/delivery/sending/acknowledge.ts'
import { claimDeliveries } from '#app/domain/delivery/sending/claim.ts'
import { drainDeliveries } from '#app/domain/messages/rendering/drain-deliveries.ts'
import type { Provider } from '#app/platform/provider.ts'
import { as, asSystem } from '#test/support/context.ts'
import { sql } from '#test/support/database.ts'
import { createTicket, hire, openDesk } from '#test/support/desk.ts'
import { until } from '#test/support/until.ts'

beforeEach(openDesk)

const reporters = 3
type Room = { publish: (status: string) => Promise<string> }

async function anIncident(): Promise<Room & { commander: Context }> {
  const tickets = []
  for (let count = 0; count < reporters; count++) tickets.push((await createTicket()).number)
  const commander = as(await hire(['commander'], null))
  const title = { 'zh-CN': '数据同步延迟' }
  const incident = await declareIncident(commander, { title, severity: 2, description: '积压', tickets })
  return {
    commander,
    async publish(status) {
      const input = { status, body: { 'zh-CN': status }, approve: { reason: '急' } }
      const { noticeId } = await publishNow(commander, incident.number, UpdateInput.parse(input))
      await expandNotice(asSystem(), noticeId ?? '')
      return noticeId ?? ''
    },
  }
}

/** Writes down the notices it was given, in the order they came. */
function recording(answer: () => ReturnType<Provider['send']> = async () => ({ state: 'sent' })) {
  const notices: string[] = []
  const provider: Provider = {
    name: 'recording',
    concurrency: 4,
    send(message) {
      notices.push(message.noticeId)
      return answer()
    },
    close: async () => undefined,
  }
  return { notices, provider }
}
const drain = (provider: Provider) => drainDeliveries(asSystem(), 'incident', 'sms', provider)
const rowsOf = async (notice: string) => [
  ...(await sql`select state, failure, count(*)::int as count from deliveries
                 where notice_id = ${notice} and channel = 'sms' group by state, failure order by state`),
]

test('an older update that has not left is superseded by a newer one, and recorded as such', async () => {
  const { publish } = await anIncident()
  const older = await publish('investigating')
  const newer = await publish('identified')
  const { notices, provider } = recording()
  await drain(provider)

  expect(notices).toEqual(Array.from({ length: reporters }, () => newer))
  expect(await rowsOf(older)).toEqual([{ state: 'cancelled', failure: 'superseded', count: reporters }])
  expect(await rowsOf(newer)).toEqual([{ state: 'sent', failure: null, count: reporters }])
})

test('the counters of both notices say so, and the older one is finished', async () => {
  const { publish } = await anIncident()
  const older = await publish('investigating')
  const newer = await publish('identified')
  await drain(recording().provider)
  await drainDeliveries(asSystem(), 'incident', 'email', recording().provider)

  const counted =
    await sql`select id, state, queued, sending, sent, cancelled from notices where thread_seq is not null order by thread_seq`
  const none = { queued: 0, sending: 0, sent: 0, cancelled: 0, state: 'finished' }
  expect([...counted]).toEqual([
    { ...none, id: older, cancelled: reporters * 2 },
    { ...none, id: newer, sent: reporters * 2 },
  ])
})

test('who is not told of the newer one still gets the older', async () => {
  const { publish } = await anIncident()
  const older = await publish('investigating')
  const newer = await publish('identified')
  await sql`delete from deliveries where notice_id = ${newer} and id = (select id from deliveries where notice_id = ${newer} and channel = 'sms' limit 1)`
  const { notices, provider } = recording()
  await drain(provider)

  expect(notices.filter((notice) => notice === older)).toHaveLength(1)
  expect(notices.filter((notice) => notice === newer)).toHaveLength(reporters - 1)
})

test('a newer update that was called off overtakes nothing', async () => {
  const { publish, commander } = await anIncident()
  const older = await publish('investigating')
  const newer = await publish('identified')
  await cancelNotice(commander, newer)
  const { notices, provider } = recording()
  await drain(provider)

  expect(notices).toEqual(Array.from({ length: reporters }, () => older))
})

test('a newer update waits for an older one that is just being sent to the same person', async () => {
  const { publish } = await anIncident()
  const older = await publish('investigating')
  const inFlight = await claimDeliveries(asSystem(), 'incident', 'sms')
  const newer = await publish('identified')
  const { notices, provider } = recording()
  await drain(provider)
  expect(notices).toEqual([])
  expect(await rowsOf(newer)).toEqual([{ state: 'queued', failure: null, count: reporters }])

  const sent = inFlight.rows.map((row) => ({ row, outcome: { state: 'sent' } as const }))
  await acknowledge(asSystem(), 'incident', inFlight.token, 'recording', sent)
  await until('the newer one may leave', async () => {
    await drain(provider)
    return notices.length > 0
  })
  expect(notices).toEqual(Array.from({ length: reporters }, () => newer))
  expect(await rowsOf(older)).toEqual([{ state: 'sent', failure: null, count: reporters }])
})

test('an older update that waits for another try is not tried again after a newer one', async () => {
  const { publish } = await anIncident()
  const older = await publish('investigating')
  await drain(recording(async () => ({ state: 'temporary', reason: 'http_500' })).provider)
  const newer = await publish('identified')
  await sql`update deliveries set next_at = now() - interval '1 second' where state = 'temporary'`
  const { notices, provider } = recording()
  await drain(provider)

  expect(new Set(notices)).toEqual(new Set([newer]))
  expect(await rowsOf(older)).toEqual([{ state: 'cancelled', failure: 'superseded', count: reporters }])
})

test('what a dead sender took is superseded when its lease ends, and the newer one goes', async () => {
  const { publish } = await anIncident()
  const older = await publish('investigating')
  await claimDeliveries(asSystem(), 'incident', 'sms')
  const newer = await publish('identified')
  const { notices, provider } = recording()
  await drain(provider)
  expect(notices).toEqual([])

  await sql`update deliveries set lease_until = now() - interval '1 second' where state = 'sending'`
  await until('the newer one is sent', async () => {
    await drain(provider)
    return notices.length >= reporters
  })
  expect(new Set(notices)).toEqual(new Set([newer]))
  expect(await rowsOf(older)).toEqual([{ state: 'cancelled', failure: 'superseded', count: reporters }])
})

test('several senders at once keep the order for everybody', async () => {
  const { publish } = await anIncident()
  const all: string[] = []
  const { notices, provider } = recording()
  for (const status of ['investigating', 'identified', 'monitoring']) {
    all.push(await publish(status))
    await Promise.all([drain(provider), drain(provider), drain(provider)])
  }
  await until('the last one has reached everybody', async () => {
    await drain(provider)
    return notices.filter((notice) => notice === all[2]).length === reporters
  })
  const places = notices.map((notice) => all.indexOf(notice))
  expect(places).toEqual([...places].sort())
})

test('a post-mortem takes nothing out of the post', async () => {
  const { publish } = await anIncident()
  const resolved = await publish('resolved')
  await publish('postmortem')
  const { notices, provider } = recording()
  await drain(provider)

  expect(notices.filter((notice) => notice === resolved)).toHaveLength(reporters)
})
