import { eq, sql } from 'drizzle-orm'
import { noticeReports, type notices } from '#db/schema/index.ts'
import type { LedgerGroup } from '#db/schema/notice-reports.ts'
import { inTransaction, type Context } from '#app/domain/ground/context.ts'
import { asStates } from '#app/domain/delivery/ledger/delivery-states.ts'
import { log } from '#app/platform/log.ts'

type Notice = typeof notices.$inferSelect
export type Count = { groups: LedgerGroup[]; countedAt: Date | null; isCounting: boolean }

/** Counting takes at most one part in so many of the database's time, and is never older or more frequent than this. */
const share = 50
const leastMs = 1500
const mostMs = 120_000
/** So few rows are counted while one waits for the page. */
const few = 20_000

/**
 * What is in the ledger of a notice, counted once for everybody who looks: the more rows there are to read, the longer
 * a count is kept. A long count is made while the page shows the one before it.
 */
export async function countLedger(ctx: Context, notice: Notice): Promise<Count> {
  const known = await keptCount(ctx, notice)
  if (!known.isDue || !(await takeTurn(ctx, notice.id))) return known
  const counting = count(ctx, notice)
  if (notice.audience <= few) {
    await counting
    return { ...(await keptCount(ctx, notice)), isCounting: false }
  }
  counting.catch((error: unknown) => log.warn({ err: error, notice: notice.id }, 'a ledger was not counted'))
  return { ...known, isCounting: true }
}

async function keptCount(ctx: Context, notice: Notice): Promise<Count & { isDue: boolean }> {
  const [kept] = await ctx.db
    .select({
      report: noticeReports,
      ageMs: sql<number>`extract(epoch from now() - counted_at) * 1000`.mapWith(Number),
      isCounting: sql<boolean>`coalesce(counting_until > now(), false)`,
    })
    .from(noticeReports)
    .where(eq(noticeReports.noticeId, notice.id))
  if (!kept?.report.countedAt) return { groups: [], countedAt: null, isCounting: false, isDue: true }
  const { groups, countedAt, tookMs, seen } = kept.report
  const isOld = kept.ageMs > Math.min(mostMs, Math.max(leastMs, share * tookMs))
  // Where nothing moves, only the rate of the last minute is not true any more.
  const hasMoved = seen !== countersOf(notice) || groups.some((group) => group.lastMinute > 0)
  return { groups, countedAt, isCounting: kept.isCounting, isDue: isOld && hasMoved }
}

/** One counts for all processes; who dies counting is waited for no longer than a count may take. */
async function takeTurn(ctx: Context, noticeId: string): Promise<boolean> {
  const taken = await ctx.db.execute(sql`
    insert into notice_reports as r (notice_id, counting_until)
    values (${noticeId}::uuid, now() + interval '60 seconds')
    on conflict (notice_id) do update set counting_until = excluded.counting_until
     where r.counting_until is null or r.counting_until < now()
    returning 1`)
  return taken.length > 0
}

async function count(ctx: Context, notice: Notice): Promise<void> {
  try {
    await inTransaction(ctx, async (tx) => {
      await tx.db.execute(sql`set local statement_timeout = '50s'`)
      // The groups are few, which the statistics of rows that are minutes old do not know: sorted, a million take twice as long.
      await tx.db.execute(sql`set local enable_sort = off`)
      const began = performance.now()
      const groups = await tx.db.execute<LedgerGroup>(sql`
        select channel, state, provider,
               case when state in ${asStates('temporary', 'permanent', 'suppressed', 'cancelled')} then failure end as failure,
               count(*)::int as count,
               count(*) filter (where sent_at > now() - interval '1 minute')::int as "lastMinute"
          from deliveries where notice_id = ${notice.id}::uuid group by 1, 2, 3, 4`)
      await tx.db
        .update(noticeReports)
        .set({
          groups: [...groups],
          countedAt: sql`now()`,
          tookMs: Math.round(performance.now() - began),
          seen: countersOf(notice),
          countingUntil: null,
        })
        .where(eq(noticeReports.noticeId, notice.id))
    })
  } catch (error) {
    await ctx.db
      .update(noticeReports)
      .set({ countingUntil: null })
      .where(eq(noticeReports.noticeId, notice.id))
    throw error
  }
}

const countersOf = (notice: Notice) =>
  [
    notice.audience,
    notice.queued,
    notice.sending,
    notice.sent,
    notice.delivered,
    notice.temporary,
    notice.permanent,
    notice.suppressed,
    notice.cancelled,
  ].join()
