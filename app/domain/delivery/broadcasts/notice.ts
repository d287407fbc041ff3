import type { Translations } from '#app/domain/ground/translated/text-in.ts'
import { desc, eq, sql } from 'drizzle-orm'
import { countLedger, type Count } from './count-ledger.ts'
import { reportOf, type LedgerReport } from './ledger-report.ts'
import { deliveries, incidents, incidentUpdates, notices, receipts, suppressions } from '#db/schema/index.ts'
import type { Context } from '#app/domain/ground/context.ts'
import { inTransaction } from '#app/domain/ground/context.ts'
import { record } from '#app/domain/ground/audit/record.ts'
import { conflict, ensure, notFound } from '#app/domain/ground/errors/errors.ts'
import { asState } from '#app/domain/delivery/ledger/delivery-states.ts'
import { countsOf, type NoticeCounts } from '#app/domain/delivery/ledger/notice-counts.ts'
import { canApprove, canFollow } from '#app/domain/people/roles/may.ts'
import { withdrawUnsent } from '#app/domain/delivery/ledger/withdraw-unsent.ts'
import { isUuid } from '#app/platform/uuid.ts'
import { channelsOf, type Lane, lanes } from '#app/domain/ground/vocabulary/lanes.ts'

type Notice = typeof notices.$inferSelect

export type NoticeView = {
  notice: NoticeCounts & {
    message: string
    lane: string
    startedAt: Date | null
    finishedAt: Date | null
    createdAt: Date
    cancelRequestedAt: Date | null
    pausedAt: Date | null
    wakesBecause: string | null
    /** Why it was not sent although its time came. */
    instead: string | null
  }
  incident: { number: string; title: Translations } | null
  report: LedgerReport & Omit<Count, 'groups'>
}

/** A notice for whoever may follow it. Throws notFound also for who may not. */
export async function findNotice(ctx: Context, id: string): Promise<Notice> {
  ensure(canFollow(ctx.actor) || mayRead(ctx), notFound)
  const [notice] = isUuid(id) ? await ctx.db.select().from(notices).where(eq(notices.id, id)) : []
  if (!notice) throw notFound()
  return notice
}

/** How a notice is going: the counters kept with it, and what was last counted of its channels, providers and failures. */
export async function showNotice(ctx: Context, id: string): Promise<NoticeView> {
  const notice = await findNotice(ctx, id)
  const [incident] =
    notice.subjectType === 'incident_update'
      ? await ctx.db
          .select({ number: incidents.number, title: incidents.title })
          .from(incidentUpdates)
          .innerJoin(incidents, eq(incidents.id, incidentUpdates.incidentId))
          .where(eq(incidentUpdates.id, notice.subjectId))
      : []
  const { groups, countedAt, isCounting } = await countLedger(ctx, notice)
  const seconds = ((countedAt ?? ctx.now).getTime() - (notice.startedAt ?? ctx.now).getTime()) / 1000
  return {
    notice: {
      ...countsOf(notice),
      message: notice.message,
      lane: notice.lane,
      startedAt: notice.startedAt,
      finishedAt: notice.finishedAt,
      createdAt: notice.createdAt,
      cancelRequestedAt: notice.cancelRequestedAt,
      pausedAt: notice.pausedAt,
      wakesBecause: notice.wakesBecause,
      instead: notice.details.instead ?? null,
    },
    incident: incident ?? null,
    report: { ...reportOf(groups, seconds), countedAt, isCounting },
  }
}

const mayRead = (ctx: Context) => ctx.actor.type === 'api' && ctx.actor.scopes.includes('notices:read')
const mayWrite = (ctx: Context) =>
  canApprove(ctx.actor) || (ctx.actor.type === 'api' && ctx.actor.scopes.includes('notices:write'))

/** Stops what has not left yet; what is in flight still arrives. */
export function cancelNotice(ctx: Context, id: string): Promise<void> {
  return inTransaction(ctx, async (tx) => {
    const notice = await lockNotice(tx, id)
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
    const notice = await lockNotice(tx, id)
    if (notice.cancelRequestedAt) throw conflict('notice.cancelled')
    const again = await tx.db.execute<{ id: string }>(sql`
      update ${deliveries} d set state = ${asState('queued')}, attempts = 0, failure = null, next_at = now()
       where notice_id = ${id}::uuid and state = ${asState('permanent')} and failure is distinct from 'unsubscribed'
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
        pausedAt: notice.state === 'finished' ? null : notice.pausedAt,
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

/** Locks a notice for a change. Throws notFound also for who may not change it. */
export async function lockNotice(tx: Context, id: string): Promise<Notice> {
  ensure(mayWrite(tx), notFound)
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
    // Written out: a plan that is kept for any lane could not use the index of this one.
    .where(sql`${notices.lane} = 'incident'`)
    .orderBy(desc(notices.createdAt))
    .limit(limit)
