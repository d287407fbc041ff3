import { desc, eq, inArray, sql } from 'drizzle-orm'
import { deliveries, incidents, incidentUpdates, notices, receipts, suppressions } from '#db/schema/index.ts'
import type { Context } from '#app/domain/context.ts'
import { inTransaction } from '#app/domain/context.ts'
import { record } from '#app/domain/audit/record.ts'
import { conflict, ensure, notFound } from '#app/domain/errors.ts'
import { countsOf, type NoticeCounts } from '#app/domain/incidents/show.ts'
import { canApprove, canFollow } from '#app/domain/incidents/policy.ts'
import { withdrawUnsent } from '#app/domain/notifications/withdraw-unsent.ts'
import { isUuid } from '#app/platform/uuid.ts'
import { channelsOf, type Lane, lanes } from '#jobs/definitions.ts'

type Notice = typeof notices.$inferSelect

export type NoticeView = {
  notice: NoticeCounts & {
    message: string
    lane: string
    startedAt: Date | null
    finishedAt: Date | null
    createdAt: Date
    cancelRequestedAt: Date | null
    wakesBecause: string | null
  }
  incident: { number: string; title: Record<string, string> } | null
  failures: Array<{ channel: string; failure: string; state: string; count: number }>
  channels: Array<{ channel: string; state: string; count: number }>
}

async function findNotice(ctx: Context, id: string): Promise<Notice> {
  const [notice] = isUuid(id) ? await ctx.db.select().from(notices).where(eq(notices.id, id)) : []
  if (!notice) throw notFound()
  return notice
}

/** How a notice is going: counters kept with it, and why messages failed or were not sent. */
export async function showNotice(ctx: Context, id: string): Promise<NoticeView> {
  ensure(canFollow(ctx.actor) || mayRead(ctx), notFound)
  const notice = await findNotice(ctx, id)
  const [incident] =
    notice.subjectType === 'incident_update'
      ? await ctx.db
          .select({ number: incidents.number, title: incidents.title })
          .from(incidentUpdates)
          .innerJoin(incidents, eq(incidents.id, incidentUpdates.incidentId))
          .where(eq(incidentUpdates.id, notice.subjectId))
      : []
  const failures = await ctx.db.execute<NoticeView['failures'][number]>(sql`
    select channel, failure, state, count(*)::int as count from ${deliveries}
     where notice_id = ${id}::uuid and failure is not null and state in ('temporary', 'permanent', 'suppressed', 'cancelled')
     group by channel, failure, state order by count desc limit 50`)
  const byChannel = await ctx.db.execute<NoticeView['channels'][number]>(sql`
    select channel, state, count(*)::int as count from ${deliveries}
     where notice_id = ${id}::uuid group by channel, state order by channel, state`)
  return {
    notice: {
      ...countsOf(notice),
      message: notice.message,
      lane: notice.lane,
      startedAt: notice.startedAt,
      finishedAt: notice.finishedAt,
      createdAt: notice.createdAt,
      cancelRequestedAt: notice.cancelRequestedAt,
      wakesBecause: notice.wakesBecause,
    },
    incident: incident ?? null,
    failures: [...failures],
    channels: [...byChannel],
  }
}

const mayRead = (ctx: Context) => ctx.actor.type === 'api' && ctx.actor.scopes.includes('notices:read')
const mayWrite = (ctx: Context) =>
  canApprove(ctx.actor) || (ctx.actor.type === 'api' && ctx.actor.scopes.includes('notices:write'))

/** Stops what has not left yet; what is in flight still arrives. */
export function cancelNotice(ctx: Context, id: string): Promise<void> {
  return inTransaction(ctx, async (tx) => {
    ensure(mayWrite(tx), notFound)
    const notice = await lock(tx, id)
    if (notice.state === 'finished' || notice.state === 'cancelled') throw conflict('notice.over')
    const stopped = await withdrawUnsent(tx, notice)
    await record(tx, {
      action: 'notice.cancelled',
      subject: { type: 'notice', id },
      details: { stopped },
    })
  })
}

/** Sends again to those who could not be reached, and to nobody else. */
export function retryNotice(ctx: Context, id: string): Promise<number> {
  return inTransaction(ctx, async (tx) => {
    ensure(mayWrite(tx), notFound)
    const notice = await lock(tx, id)
    if (notice.cancelRequestedAt) throw conflict('notice.cancelled')
    const again = await tx.db.execute<{ id: string }>(sql`
      update ${deliveries} d set state = 'queued', attempts = 0, failure = null, next_at = now()
       where notice_id = ${id}::uuid and state = 'permanent' and failure is distinct from 'unsubscribed'
         and not exists (select from ${suppressions} s where s.recipient = d.recipient
                            and s.channel = d.channel and s.lifted_at is null)
      returning id`)
    if (again.length === 0) return 0
    // What was reported of the former try says nothing of this one; an equal report may come again.
    await tx.db.execute(
      sql`delete from ${receipts} where delivery_id = any(${sql.param(again.map((row) => row.id))}::uuid[])`,
    )
    await tx.db
      .update(notices)
      .set({
        permanent: notice.permanent - again.length,
        queued: notice.queued + again.length,
        state: notice.state === 'finished' ? 'sending' : notice.state,
        finishedAt: null,
      })
      .where(eq(notices.id, id))
    await record(tx, {
      action: 'notice.retried',
      subject: { type: 'notice', id },
      details: { count: again.length },
    })
    const lane = lanes.find((name): name is Lane => name === notice.lane)
    if (lane) for (const channel of channelsOf[lane]) await tx.enqueue('deliveries.drain', { lane, channel })
    return again.length
  })
}

async function lock(tx: Context, id: string): Promise<Notice> {
  const [notice] = isUuid(id)
    ? await tx.db.select().from(notices).where(eq(notices.id, id)).for('update')
    : []
  if (!notice) throw notFound()
  return notice
}

/** The newest notices to many, for the desk, each with the title of its incident. */
export const listNotices = (ctx: Context, limit = 30) =>
  ctx.db
    .select({ notice: notices, title: incidents.title })
    .from(notices)
    .leftJoin(incidentUpdates, eq(incidentUpdates.id, notices.subjectId))
    .leftJoin(incidents, eq(incidents.id, incidentUpdates.incidentId))
    .where(inArray(notices.lane, ['incident']))
    .orderBy(desc(notices.createdAt))
    .limit(limit)
