import { sql, type SQL } from 'drizzle-orm'
import { inTransaction, retried, type Context } from '#app/domain/ground/context.ts'
import { log } from '#app/platform/log.ts'
import type { Channel, Lane } from '#app/domain/ground/vocabulary/lanes.ts'
import { countingMoves } from '#app/domain/delivery/ledger/count.ts'
import { asState, leaseReleased } from '#app/domain/delivery/ledger/delivery-states.ts'

/** How the ledger marks a row whose sender has died with it, and how often; it may have left each time. */
const mark = 'unknown:interrupted.'
/** Twice in company, then twice alone: the row itself is what its senders die of. */
const mostDeaths = 4
/** Enough for a single row: nobody else is held up for long while it is looked at. */
export const aloneSeconds = 20

const deaths = sql.raw(`coalesce(substring(failure from '^${mark}([0-9]+)$')::int, 0)`)
const left = sql`state = ${asState('sending')} and lease_until < now()`
const suspects = sql`${left} and failure like ${sql.raw(`'${mark}%'`)}`

type Row = { id: string; noticeId: string }
type Place = { lane: Lane; channel: Channel; token: string }
/** Claims rows of the place, `most` of them, for so many seconds. */
export type Take<R extends Row> = (tx: Context, which: SQL, most: number, seconds: number) => Promise<R[]>

/**
 * What a dead sender left behind. Mostly it was killed for reasons of its own, and the next one takes its rows over
 * together. Rows with which that one has died too are suspects: of all lanes one at a time is taken, so that a row that
 * ends every process which writes it out is known in the end and closed, and its neighbours are sent.
 */
export async function takePoison<R extends Row>(
  ctx: Context,
  place: Place,
  whole: { most: number; seconds: number },
  take: Take<R>,
): Promise<{ rows: R[]; isAlone: boolean }> {
  const others = sql`${left} and coalesce(failure, '') not like ${sql.raw(`'${mark}%'`)}`
  const rows = await retried(ctx, () => take(ctx, others, whole.most, whole.seconds))
  if (rows.length > 0) {
    await retried(ctx, () => countDeath(ctx, place.token, rows))
    return { rows, isAlone: false }
  }
  const [suspect] = await ctx.db.execute(
    sql`select 1 from deliveries where ${here(place)} and ${suspects} limit 1`,
  )
  if (!suspect) return { rows: [], isAlone: false }
  return { rows: await inTransaction(ctx, (tx) => takeSuspect(tx, place, take)), isAlone: true }
}

async function takeSuspect<R extends Row>(tx: Context, place: Place, take: Take<R>): Promise<R[]> {
  if (await anotherIsLookedAt(tx)) return []
  await closeDeadly(tx, place)
  const rows = await take(tx, suspects, 1, aloneSeconds)
  const [row] = rows
  if (!row) return []
  await countDeath(tx, place.token, rows)
  await tx.db.execute(sql`
    update leases set holder = ${`${row.noticeId} ${row.id}`}, until = now() + make_interval(secs => ${aloneSeconds})
     where name = 'suspect'`)
  return rows
}

/** Takes the one place for suspects, and says whether a suspect is still being sent by somebody who may be alive. */
async function anotherIsLookedAt(tx: Context): Promise<boolean> {
  await tx.db.execute(sql`
    insert into leases (name, holder, until) values ('suspect', '', now()) on conflict (name) do nothing`)
  const [lease] = await tx.db.execute<{ holder: string }>(sql`
    select holder from leases where name = 'suspect' for update`)
  const [noticeId, id] = lease?.holder.split(' ') ?? []
  if (!noticeId || !id) return false
  const busy = await tx.db.execute(sql`
    select 1 from deliveries
     where notice_id = ${noticeId}::uuid and id = ${id}::uuid and state = ${asState('sending')} and lease_until > now()`)
  return busy.length > 0
}

async function closeDeadly(tx: Context, place: Place): Promise<void> {
  const closed = await tx.db.execute<{ id: string }>(sql`
    with deadly as (
      select id, notice_id from deliveries
       where ${here(place)} and ${suspects} and ${deaths} >= ${mostDeaths} - 1 for update skip locked),
    closed as (
      update deliveries d set state = ${asState('permanent')}, failure = 'interrupted', ${leaseReleased}
        from deadly where d.id = deadly.id and d.notice_id = deadly.notice_id
      returning d.id, d.notice_id),
    moves as (select notice_id, ${asState('sending')} as came_from, ${asState('permanent')} as went_to from closed),
    ${countingMoves}
    select id from closed`)
  for (const { id } of closed) log.error({ delivery: id }, 'a message has ended every process that sent it')
}

const countDeath = (tx: Context, token: string, rows: readonly Row[]) =>
  tx.db.execute(sql`
    update deliveries set failure = ${mark} || (${deaths} + 1)
     where lease_token = ${token}::uuid and id = any(${sql.param(rows.map(({ id }) => id))}::uuid[])
       and notice_id = any(${sql.param([...new Set(rows.map(({ noticeId }) => noticeId))])}::uuid[])`)

const here = ({ lane, channel }: Place) => sql`is_open and lane = ${lane} and channel = ${channel}`
