import { eq, sql } from 'drizzle-orm'
import { wordList } from '#db/schema/delivery-states.ts'
import { notices } from '#db/schema/index.ts'
import type { TicketState } from '#app/domain/ground/vocabulary/ticket-words.ts'
import { asSystem, inTransaction, type Context } from '#app/domain/ground/context.ts'
import { asState } from '#app/domain/delivery/ledger/delivery-states.ts'
import { asNoticeState } from '#app/domain/delivery/ledger/notice-states.ts'
import { holdInterval } from '#app/domain/delivery/ledger/hold.ts'
import { keepsQuiet, morningToWaitFor } from '#app/domain/delivery/ledger/quiet-hours.ts'
import { turnedOff } from '#app/domain/delivery/channel-rules/turned-off.ts'
import { channelsOf } from '#app/domain/ground/vocabulary/lanes.ts'
import { reaches } from './reaches.ts'

type Notice = typeof notices.$inferSelect

/** Contacts taken at once: a transaction stays short, and messages leave while the rest is being listed. */
const chunk = 10_000
/** The first messages leave while this is being read by the worker. */
const firstChunk = 200
const firstId = '00000000-0000-0000-0000-000000000000'
const sources = ['reporters', 'subscribers', 'incidentSubscribers'] as const
/** What may not wake anybody waits for the morning. */
const quietChannels = channelsOf.incident.filter((channel) => keepsQuiet('incident', channel))
type Source = (typeof sources)[number]
/** Why nothing goes to an address, as the ledger says it. */
const onTheList = 'suppressed'
const takenBack = sql.raw(wordList(['cancelled', 'merged'] satisfies TicketState[]))
type Morning = (tx: Context) => Promise<Date | null>

/**
 * Lists the audience of a notice to many in the ledger (A3): affected reporters of an incident, subscribers and who
 * asked to be told of that incident, one row a person and channel, because the unique key takes each address once. Goes on where it was cut off; running it twice
 * changes nothing. `morning` says until when those wait who may not be woken; null: nobody waits.
 */
export async function expandNotice(
  ctx: Context,
  noticeId: string,
  morning: Morning = morningToWaitFor,
): Promise<void> {
  for (;;) {
    try {
      if (await inTransaction(asSystem(ctx), (tx) => expandChunk(tx, noticeId, morning))) return
    } catch (error) {
      if (!(error instanceof Overtaken)) throw error
    }
  }
}

/**
 * Rows first, and the notice's lock only for the moment of counting them: senders need it for every chunk they claim.
 * Two that expand the same notice at once insert the same rows once, and the later one finds its place moved on.
 */
async function expandChunk(tx: Context, noticeId: string, morning: Morning): Promise<boolean> {
  const [notice] = await tx.db.select().from(notices).where(eq(notices.id, noticeId))
  if (!notice || notice.state !== 'expanding') return true
  const source = sourcesOf(notice).find((name) => notice.expandedUpTo[name] !== 'done')
  if (!source || notice.cancelRequestedAt) return finish(tx, noticeId)

  const wakeAt = notice.wakesBecause ? null : await morning(tx)
  const size = source in notice.expandedUpTo ? chunk : firstChunk
  const [listed] = await tx.db.execute<{
    last: string | null
    taken: number
    queued: number
    suppressed: number
  }>(statementOf(notice, source, size, wakeAt))
  const taken = listed?.taken ?? 0
  const queued = listed?.queued ?? 0
  const suppressed = listed?.suppressed ?? 0
  const upTo = taken < size ? 'done' : (listed?.last ?? 'done')
  const counted = await tx.db.execute(sql`
    update notices
       set audience = audience + ${queued + suppressed}, queued = queued + ${queued},
           suppressed = suppressed + ${suppressed},
           expanded_up_to = expanded_up_to || jsonb_build_object(${source}::text, ${upTo}::text)
     where id = ${noticeId}::uuid and state = ${asNoticeState('expanding')} and (paused_at is null) = ${notice.pausedAt === null}
       and expanded_up_to = ${JSON.stringify(notice.expandedUpTo)}::jsonb
    returning id`)
  if (counted.length === 0) throw new Overtaken()
  if (queued > 0) await nudge(tx, notice)
  return false
}

/** Only news of an incident has reporters and people who asked about it. */
const sourcesOf = ({ subjectType }: Notice): readonly Source[] =>
  subjectType === 'incident_update' ? sources : ['subscribers']

/** Somebody else has counted this chunk, or the notice was paused or let go on: what was inserted here is rolled back. */
class Overtaken extends Error {}

/** Expansion is over: from here on the drain may call the notice finished. */
async function finish(tx: Context, noticeId: string): Promise<true> {
  const [notice] = await tx.db.select().from(notices).where(eq(notices.id, noticeId)).for('update')
  if (!notice || notice.state !== 'expanding') return true
  const isEmpty = notice.queued + notice.sending + notice.temporary === 0
  await tx.db
    .update(notices)
    .set({
      ...(isEmpty || notice.cancelRequestedAt
        ? {
            state: notice.cancelRequestedAt ? 'cancelled' : 'finished',
            finishedAt: sql`now()`,
            pausedAt: null,
          }
        : { state: notice.pausedAt ? 'paused' : 'sending' }),
    })
    .where(eq(notices.id, notice.id))
  if (!isEmpty) await nudge(tx, notice)
  return true
}

async function nudge(tx: Context, notice: Notice) {
  if (notice.lane !== 'incident') return
  for (const channel of channelsOf.incident)
    await tx.enqueue('deliveries.drain', { lane: 'incident', channel })
}

function statementOf(notice: Notice, source: Source, size: number, wakeAt: Date | null) {
  const after = notice.expandedUpTo[source] ?? firstId
  const people = listings[source](notice, after, size)
  const off = notice.details.off?.split(',') ?? []
  const isOff = off.length > 0 ? sql`p.channel = any(${sql.param(off)}::text[])` : sql`false`
  return sql`
    with people as materialized (${people}),
    listed as (
      insert into deliveries (id, notice_id, recipient, channel, lane, contact_id, ticket_id, language, state, failure, next_at, created_at)
      select uuid_now(), ${notice.id}::uuid, p.recipient, p.channel, ${notice.lane}, p.contact_id, p.ticket_id, p.language,
             case when s.recipient is null and not ${isOff} then ${asState('queued')} else ${asState('suppressed')} end,
             case when ${isOff} then ${turnedOff} when s.recipient is not null then ${onTheList} end,
             case when p.channel = any(${sql.param(quietChannels)}::text[]) then coalesce(${wakeAt?.toISOString() ?? null}::timestamptz, now()) else now() end
               + ${notice.pausedAt ? holdInterval : sql`interval '0'`}, now()
        from people p
        left join suppressions s on s.recipient = p.recipient and s.channel = p.channel and s.lifted_at is null
       where p.recipient is not null
       order by p.recipient
      on conflict do nothing
      returning state)
    select (select source_id::text from people order by source_id desc limit 1) as last,
           (select count(distinct source_id)::int from people) as taken,
           (select count(*)::int from listed where state = ${asState('queued')}) as queued,
           (select count(*)::int from listed where state = ${asState('suppressed')}) as suppressed`
}

/** Linked tickets that were not taken back, each with the channels its reporter chose. */
const reporters = (notice: Notice, after: string, size: number) => sql`
  select t.id as source_id, c.id as contact_id, t.id as ticket_id, c.language, x.channel, x.recipient
    from (select t.id, t.contact_id from tickets t
            join incident_updates u on u.id = ${notice.subjectId}::uuid and u.incident_id = t.incident_id
           where t.id > ${after}::uuid and t.state not in ${takenBack}
           order by t.id limit ${size}) t
    join contacts c on c.id = t.contact_id
    cross join lateral (values
      ('email', case when 'email' = any(c.notify_by) then c.email_index end),
      ('sms', case when 'sms' = any(c.notify_by) then c.mobile_index end)) as x(channel, recipient)`

/** What a notice to many is about: the kind that subscribers chose, and the components it touches. */
const touched = (notice: Notice) => {
  switch (notice.subjectType) {
    case 'maintenance_update':
      return sql`select 'maintenance' as kind, w.components from maintenance_updates u
                   join maintenance_windows w on w.id = u.window_id where u.id = ${notice.subjectId}::uuid`
    case 'announcement':
      return sql`select 'announcement' as kind, a.components from announcements a where a.id = ${notice.subjectId}::uuid`
    default:
      return sql`select 'incident' as kind, i.components from incident_updates u
                   join incidents i on i.id = u.incident_id where u.id = ${notice.subjectId}::uuid`
  }
}

/** Confirmed subscribers of its kind whose components are touched. */
const subscribers = (notice: Notice, after: string, size: number) => sql`
  select s.id as source_id, s.contact_id, null::uuid as ticket_id, s.language, s.channel, s.recipient
    from subscribers s
    join (${touched(notice)}) about on about.kind = any(s.kinds)
   where s.id > ${after}::uuid and s.confirmed_at is not null and s.unsubscribed_at is null
     and ${reaches(sql`s.components`, sql`about.components`)}
   order by s.id limit ${size}`

/**
 * Who asked to be told of this incident: of everything until it is over, and of what is set right of that. The look back
 * comes when their subscription has ended. The incident is looked up first, so that only its part of the index is read.
 */
const incidentSubscribers = (notice: Notice, after: string, size: number) => sql`
  select s.id as source_id, s.contact_id, null::uuid as ticket_id, s.language, s.channel, s.recipient
    from incident_subscribers s
   where s.incident_id = (select u.incident_id from incident_updates u
                           where u.id = ${notice.subjectId}::uuid and u.status <> 'postmortem')
     and s.id > ${after}::uuid and s.unsubscribed_at is null
   order by s.id limit ${size}`

const listings = { reporters, subscribers, incidentSubscribers } satisfies Record<Source, unknown>
