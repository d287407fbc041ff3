import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import postgres from 'postgres'
import ts from 'typescript'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest'
import { migrateDatabase } from '#db/migrate.ts'
import { deliveryStates, noticeStates, openStates } from '#db/schema/delivery-states.ts'
import { cancelNotice, retryNotice } from '#app/domain/delivery/broadcasts/notice.ts'
import { countMoves } from '#app/domain/delivery/ledger/count.ts'
import { mayMove, movesFrom, type DeliveryState } from '#app/domain/delivery/ledger/delivery-states.ts'
import { withdrawFrom } from '#app/domain/delivery/ledger/withdraw-from.ts'
import { receiveReceipts } from '#app/domain/delivery/receipts/receive.ts'
import { acknowledge, type Sent } from '#app/domain/delivery/sending/acknowledge.ts'
import { claimDeliveries } from '#app/domain/delivery/sending/claim.ts'
import { retryAfterMs } from '#app/domain/delivery/sending/retry.ts'
import { suppress } from '#app/domain/delivery/suppressions/suppress.ts'
import { inTransaction, type Context } from '#app/domain/ground/context.ts'
import { as, asSystem } from '#test/support/context.ts'
import { sql } from '#test/support/database.ts'
import { createDatabase, dropDatabase, urlOfDatabase } from '#test/support/databases.ts'
import { createTicket, hire, openDesk } from '#test/support/desk.ts'

const lane = 'incident'
const channel = 'sms'
const token = randomUUID()

/** Every change of a state in the table, whatever statement makes it. */
beforeAll(async () => {
  await sql`create table test.moves (came_from text not null, went_to text not null)`
  await sql.unsafe(`
    create function test.note_move() returns trigger language plpgsql as $$
    begin
      insert into test.moves values (old.state, new.state);
      return null;
    end $$`)
  await sql`
    create trigger note_move after update on deliveries for each row when (old.state <> new.state)
      execute function test.note_move()`
})
afterAll(async () => {
  await sql`drop trigger note_move on deliveries`
  await sql`drop function test.note_move`
  await sql`drop table test.moves`
})

type Row = { id: string; noticeId: string; recipient: string; contactId: string }
let row: Row
let commander: Context

beforeEach(async () => {
  await openDesk()
  commander = as(await hire(['commander'], null))
  await createTicket({ contact: { mobile: '13900001234' } })
  const [made] = await sql<Row[]>`
    update deliveries set lane = ${lane}
    returning id, notice_id as "noticeId", recipient, contact_id as "contactId"`
  if (!made) throw new Error('a ticket without a message')
  row = made
})

/** One row in this state, as the engine would have left it there; nothing else is in the ledger. */
async function begin(state: DeliveryState, attempts: number): Promise<void> {
  await sql`delete from receipts`
  await sql`delete from suppressions`
  await sql`delete from leases`
  await sql`delete from deliveries where notice_id <> ${row.noticeId}`
  await sql`delete from notices where id <> ${row.noticeId}`
  const isOpen = openStates.some((one) => one === state)
  const counters = Object.fromEntries(deliveryStates.map((name) => [name, name === state ? 1 : 0]))
  await sql`
    update notices set ${sql({ ...counters, lane, state: isOpen ? 'sending' : 'finished' })},
           finished_at = ${isOpen ? null : new Date()}, cancel_requested_at = null, paused_at = null,
           held_at = null, thread_id = null, thread_seq = null, wakes_because = null`
  const isClaimed = state === 'sending'
  await sql`
    update deliveries
       set state = ${state}, attempts = ${attempts}, failure = null, next_at = now() - interval '1 second',
           lease_token = ${isClaimed ? token : null}, lease_until = ${isClaimed ? sql`now() + interval '30 seconds'` : null},
           sent_at = ${state === 'sent' || state === 'delivered' ? new Date() : null}, provider = null`
  await sql`truncate test.moves`
}

const claim = (morning: Date | null = null) => claimDeliveries(asSystem(), lane, channel, async () => morning)
const notAlive = () =>
  sql`update deliveries set lease_until = now() - interval '1 second' where lease_until is not null`
const answer = (outcome: Sent['outcome'], attempts = 1) => {
  const claimed = {
    ...row,
    ticketId: null,
    language: 'zh-CN',
    attempts,
    previous: 'queued',
    unsureAt: null,
  } as const
  return acknowledge(asSystem(), lane, token, 'test', [{ row: claimed, outcome }])
}
const reported = (state: 'delivered' | 'permanent' | 'noted') =>
  receiveReceipts(asSystem(), 'test', [{ state, deliveryId: row.id }])
const inTx = (work: (tx: Context) => Promise<unknown>) => inTransaction(asSystem(), work)
const gaveUp = () => {
  let attempts = 1
  while (retryAfterMs(lane, attempts) !== null) attempts += 1
  return attempts
}

/** News of the same thread that comes later, to the same person. */
async function newer(): Promise<void> {
  const thread = randomUUID()
  const id = randomUUID()
  await sql`update notices set thread_id = ${thread}, thread_seq = 1`
  await sql`
    insert into notices (id, message, lane, subject_type, subject_id, state, audience, queued, thread_id, thread_seq, created_at)
    select ${id}, message, lane, subject_type, subject_id, 'sending', 1, 1, thread_id, 2, created_at from notices`
  await sql`
    insert into deliveries (id, notice_id, recipient, channel, lane, contact_id, language, state, next_at, created_at)
    select ${randomUUID()}, ${id}, recipient, channel, lane, contact_id, language, 'queued', now() - interval '1 second', created_at
      from deliveries`
}

/** All that changes the state of a delivery, each as its caller does it. */
const verbs: Record<string, () => Promise<unknown>> = {
  'it is claimed': () => claim(),
  'its sender has died and it is claimed': () => notAlive().then(() => claim()),
  'every sender has died with it': async () => {
    await sql`update deliveries set failure = 'unknown:interrupted.3'`
    await notAlive()
    await claim()
  },
  'it is claimed at night': () => claim(new Date(Date.now() + 60_000)),
  'it is claimed after its notice was called off': async () => {
    await sql`update notices set cancel_requested_at = now()`
    await claim()
  },
  'it is claimed while its notice is paused': async () => {
    await sql`update notices set paused_at = now(), held_at = now(), state = 'paused' where state = 'sending'`
    await claim()
  },
  'it is claimed with newer news': () => newer().then(() => claim()),
  'newer news is claimed before it is due': async () => {
    await newer()
    await sql`update deliveries set next_at = now() + interval '1 hour' where id = ${row.id}`
    await claim()
  },
  'it was sent': () => answer({ state: 'sent' }),
  'it was refused': () => answer({ state: 'permanent', reason: 'http_400' }),
  'it failed for now': () => answer({ state: 'temporary', reason: 'http_500' }),
  'it failed for the last time': () => answer({ state: 'temporary', reason: 'http_500' }, gaveUp()),
  'nobody knows whether it left': () => answer({ state: 'unknown', reason: 'timeout' }),
  'it was over a limit': () => answer({ state: 'limited', reason: 'limit', retryAfterMs: 1000 }),
  'it was held': () => answer({ state: 'held', reason: 'robot_pace', retryAfterMs: 1000 }),
  'it was not begun': () => answer({ state: 'unsent' }),
  'it was not begun at its second try': () => answer({ state: 'unsent' }, 2),
  'its notice is called off': () => cancelNotice(commander, row.noticeId).catch(() => undefined),
  'its address is suppressed': () =>
    inTx((tx) => suppress(tx, { channel, recipient: row.recipient, reason: 'asked' })),
  'its subscriber leaves': () =>
    inTx((tx) =>
      withdrawFrom(
        tx,
        { channel, recipient: row.recipient },
        { state: 'cancelled', failure: 'unsubscribed' },
      ),
    ),
  'it is reported delivered': () => reported('delivered'),
  'it is reported failed': () => reported('permanent'),
  'a delay is reported': () => reported('noted'),
  'the failed ones are sent again': () => retryNotice(commander, row.noticeId).catch(() => undefined),
}

const moves = async () =>
  (await sql<{ move: string }[]>`select distinct came_from || ' -> ' || went_to as move from test.moves`).map(
    ({ move }) => move,
  )
const allowed = Object.entries(movesFrom).flatMap(([from, next]) => next.map((to) => `${from} -> ${to}`))

/** What the counters of the notices say, less what is in the ledger of each. */
const miscounted = async () =>
  sql`
    select n.id from notices n
      left join lateral (
        select ${sql.unsafe(deliveryStates.map((name) => `count(*) filter (where state = '${name}') as ${name}`).join(', '))}
          from deliveries d where d.notice_id = n.id) l on true
     where ${sql.unsafe(deliveryStates.map((name) => `n.${name} <> l.${name}`).join(' or '))}`

/** What a claimed row goes back to depends on whether it was tried before. */
const triesOf = (state: DeliveryState) => (state === 'sending' ? [1, 2] : [state === 'queued' ? 0 : 1])

describe('the moves of a delivery', () => {
  test('all that happens to deliveries makes the moves that are written down, each of them, and no other', async () => {
    const made = new Set<string>()
    for (const [what, act] of Object.entries(verbs)) {
      for (const state of deliveryStates) {
        for (const attempts of triesOf(state)) {
          await begin(state, attempts)
          await act()
          const now = await moves()
          expect({ what, state, forbidden: now.filter((move) => !allowed.includes(move)) }).toEqual({
            what,
            state,
            forbidden: [],
          })
          expect({ what, state, miscounted: [...(await miscounted())] }).toEqual({
            what,
            state,
            miscounted: [],
          })
          for (const move of now) made.add(move)
        }
      }
    }
    expect([...made].sort()).toEqual([...allowed].sort())
  }, 60_000)

  test('a move that is not allowed is refused where moves are counted, and rolled back', async () => {
    const forbidden = deliveryStates.flatMap((from) =>
      deliveryStates.flatMap((to) => (from === to || mayMove(from, to) ? [] : [{ from, to }])),
    )
    expect(forbidden.length).toBe(8 * 7 - allowed.length)
    await begin('delivered', 1)
    for (const { from, to } of forbidden) {
      const moving = inTx(async (tx) => {
        await tx.db.execute(`update deliveries set state = '${to}'`)
        await countMoves(tx, [{ noticeId: row.noticeId, from, to }])
      })
      await expect(moving).rejects.toThrow(`a delivery may not go from ${from} to ${to}`)
    }
    expect(await sql`select state from deliveries`).toEqual([{ state: 'delivered' }])
    expect([...(await miscounted())]).toEqual([])
  })
})

describe('the words of the states', () => {
  test('the tables take no other', async () => {
    const refused = { code: '23514' }
    await expect(sql`update deliveries set state = 'queud'`).rejects.toMatchObject(refused)
    await expect(sql`update notices set state = 'finish'`).rejects.toMatchObject(refused)
    const checks = await sql`
      select conname, convalidated from pg_constraint
       where conname in ('deliveries_state', 'notices_state') and coninhcount = 0 order by conname`
    expect([...checks]).toEqual([
      { conname: 'deliveries_state', convalidated: true },
      { conname: 'notices_state', convalidated: true },
    ])
  })

  test('every partition of the ledger holds to them, also one made later', async () => {
    const loose = await sql`
      select inhrelid::regclass::text as part from pg_inherits
       where inhparent = 'deliveries'::regclass and not exists (
         select from pg_constraint c where c.conrelid = inhrelid and c.conname = 'deliveries_state' and c.convalidated)`
    expect([...loose]).toEqual([])
  })

  test('a row that is older than the rule and breaks it keeps no process from starting', async () => {
    const name = `t_${process.pid}_old_words`
    const server = inject('postgresUrl')
    await createDatabase(server, name, 'template_test')
    const old = postgres(urlOfDatabase(server, name), { max: 1 })
    try {
      await old`alter table notices drop constraint notices_state`
      await old`alter table deliveries drop constraint deliveries_state`
      await old`
        insert into notices (id, message, lane, subject_type, subject_id, state, created_at)
        values (gen_random_uuid(), 'test', 'ticket', 'staff', gen_random_uuid(), 'dispatched', now())`
      await old`alter table notices add constraint notices_state check (state in ('sending')) not valid`
      await old`alter table deliveries add constraint deliveries_state check (state in ('sent')) not valid`

      await migrateDatabase(urlOfDatabase(server, name))
      const checks = await old`
        select conname, convalidated from pg_constraint
         where conname in ('deliveries_state', 'notices_state') and coninhcount = 0 order by conname`
      expect([...checks]).toEqual([
        { conname: 'deliveries_state', convalidated: true },
        { conname: 'notices_state', convalidated: false },
      ])
    } finally {
      await old.end()
      await dropDatabase(server, name)
    }
  })

  test('no statement of the engine spells one out: a slip would be a condition that never holds', () => {
    const words = new RegExp(`'(${[...new Set([...deliveryStates, ...noticeStates])].join('|')})'`)
    const spelled = filesBelow('app/domain/delivery').flatMap((path) =>
      statementsOf(path).flatMap((text) => (words.test(text) ? [`${path}: ${words.exec(text)?.[0]}`] : [])),
    )
    expect(spelled).toEqual([])
  })
})

const filesBelow = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `${folder}/${name}`)

/** The texts of all statements in a file, without what is put into them. */
function statementsOf(path: string): string[] {
  const texts: string[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isTaggedTemplateExpression(node) && /^sql\b/.test(node.tag.getText())) {
      const { template } = node
      texts.push(
        ts.isNoSubstitutionTemplateLiteral(template)
          ? template.text
          : [template.head, ...template.templateSpans.map(({ literal }) => literal)]
              .map(({ text }) => text)
              .join('…'),
      )
    }
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true))
  return texts
}
