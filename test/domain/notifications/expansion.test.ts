import { beforeEach, expect, test } from 'vitest'
import { expandNotice } from '#app/domain/delivery/broadcasts/expand.ts'
import { declareIncident } from '#app/domain/incidents/incidents/declare.ts'
import { UpdateInput } from '#app/domain/incidents/incidents/draft-update.ts'
import { publishNow } from '#app/domain/incidents/incidents/publish-update.ts'
import { claimDeliveries } from '#app/domain/delivery/sending/claim.ts'
import { as, asSystem } from '#test/support/context.ts'
import { sql } from '#test/support/database.ts'
import { createTicket, hire, openDesk } from '#test/support/desk.ts'

beforeEach(openDesk)

/** More than the first and one further chunk of the expansion. */
const listeners = 2_450

async function published(): Promise<string> {
  const ticket = await createTicket()
  await sql`
    with people as (
      insert into contacts (id, language, notify_by, email_index, created_at)
      select gen_random_uuid(), 'zh-CN', '{email}', 'reader-' || n, now() from generate_series(1, ${listeners}) n
      returning id, email_index)
    insert into subscribers (id, channel, recipient, contact_id, kinds, language, created_at, confirmed_at)
    select gen_random_uuid(), 'email', email_index, id, '{incident}', 'zh-CN', now(), now() from people`
  const commander = as(await hire(['commander'], null))
  const title = { 'zh-CN': '数据同步延迟' }
  const tickets = [ticket.number]
  const incident = await declareIncident(commander, { title, severity: 2, description: '积压', tickets })
  const input = { status: 'investigating', body: title, approve: { reason: '急' } }
  return (await publishNow(commander, incident.number, UpdateInput.parse(input))).noticeId ?? ''
}
const shown = async () =>
  (
    await sql`select n.state, n.audience, n.queued, (select count(*)::int from deliveries d where d.notice_id = n.id) as rows
               from notices n where n.message = 'incident-update'`
  )[0]
/** The reporter by mail and SMS, and everybody who listens. */
const everybody = listeners + 2

test('the audience is listed once, whoever lists it at the same time', async () => {
  const id = await published()
  await Promise.all([1, 2, 3].map(() => expandNotice(asSystem(), id)))

  expect(await shown()).toEqual({ state: 'sending', audience: everybody, queued: everybody, rows: everybody })
})

test('messages may be claimed while the rest of the audience is being listed, and all are counted', async () => {
  const id = await published()
  let claimed = 0
  let isListed = false
  async function send() {
    while (!isListed) {
      const { rows } = await claimDeliveries(asSystem(), 'incident', 'email')
      claimed += rows.length
    }
  }
  await Promise.all([expandNotice(asSystem(), id).then(() => (isListed = true)), send(), send()])

  expect(await shown()).toEqual({
    state: 'sending',
    audience: everybody,
    queued: everybody - claimed,
    rows: everybody,
  })
})
