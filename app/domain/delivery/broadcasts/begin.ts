import { and, desc, eq, lte, sql } from 'drizzle-orm'
import { notices } from '#db/schema/index.ts'
import { record } from '#app/domain/ground/audit/record.ts'
import { asNoticeState, asNoticeStates } from '#app/domain/delivery/ledger/notice-states.ts'
import { asSystem, inTransaction, type Context } from '#app/domain/ground/context.ts'

type Notice = typeof notices.$inferSelect
/** Why a scheduled notice is not sent after all: a newer one has gone out, or what it tells of is over. */
export type Instead = 'superseded' | 'over'

const isDue = and(eq(notices.state, 'scheduled'), lte(notices.scheduledAt, sql`now()`))

/**
 * Begins the notices whose time has come by the database's clock, each once: from here on their audience is listed.
 * Returns the milliseconds until the next one, or null where none waits. Part of the sweep.
 */
export async function beginScheduled(ctx: Context): Promise<number | null> {
  const due = await ctx.db
    .select({ id: notices.id })
    .from(notices)
    .where(isDue)
    // Of two at the same moment the newer one begins, and the older has been overtaken.
    .orderBy(notices.scheduledAt, desc(notices.threadSeq), notices.id)
    .limit(100)
  for (const { id } of due) await inTransaction(asSystem(ctx), (tx) => begin(tx, id))
  const [next] = await ctx.db.execute<{ wait: number | null }>(sql`
    select (extract(epoch from min(scheduled_at) - now()) * 1000)::float8 as wait from notices
     where state = ${asNoticeState('scheduled')}`)
  return next?.wait == null ? null : Math.max(0, next.wait)
}

async function begin(tx: Context, id: string): Promise<void> {
  const [notice] = await tx.db
    .select()
    .from(notices)
    .where(and(eq(notices.id, id), isDue))
    .for('update')
  if (!notice) return
  const instead = await insteadOf(tx, notice)
  const subject = { type: 'notice', id }
  if (instead) {
    await tx.db
      .update(notices)
      .set({ state: 'cancelled', finishedAt: sql`now()`, details: { ...notice.details, instead } })
      .where(eq(notices.id, id))
    await record(tx, { action: 'notice.dropped', subject, details: { instead } })
    return
  }
  await tx.db
    .update(notices)
    .set({ state: 'expanding', startedAt: sql`now()` })
    .where(eq(notices.id, id))
  await record(tx, { action: 'notice.begun', subject })
  await tx.enqueue('announcement.expand', { noticeId: id })
}

/** Nobody is told something older after something newer, nor of an announcement that does not hold any more. */
async function insteadOf(tx: Context, notice: Notice): Promise<Instead | null> {
  const [newer] = notice.threadId
    ? await tx.db.execute(sql`
        select 1 from notices where thread_id = ${notice.threadId}::uuid and thread_seq > ${notice.threadSeq}
           and state not in ${asNoticeStates('scheduled', 'cancelled')} and cancel_requested_at is null limit 1`)
    : []
  if (newer) return 'superseded'
  if (notice.subjectType !== 'announcement') return null
  const [over] = await tx.db.execute(sql`
    select 1 from announcements where id = ${notice.subjectId}::uuid and (withdrawn_at is not null or ends_at <= now())`)
  return over ? 'over' : null
}
