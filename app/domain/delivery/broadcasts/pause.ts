import { eq, sql } from 'drizzle-orm'
import { notices } from '#db/schema/index.ts'
import { record } from '#app/domain/ground/audit/record.ts'
import { inTransaction, type Context } from '#app/domain/ground/context.ts'
import { conflict } from '#app/domain/ground/errors/errors.ts'
import { lockNotice } from './notice.ts'

/**
 * Holds back what has not left of a notice until somebody lets it go on; what is in flight still arrives. Its audience
 * goes on being listed. Twice is once. Throws conflict for one that is over, called off or has not begun.
 */
export function pauseNotice(ctx: Context, id: string): Promise<void> {
  return inTransaction(ctx, async (tx) => {
    const notice = await lockNotice(tx, id)
    if (notice.finishedAt) throw conflict('notice.ended')
    if (notice.cancelRequestedAt) throw conflict('notice.cancelled')
    if (notice.state === 'scheduled') throw conflict('notice.scheduled')
    if (notice.pausedAt) return
    await tx.db
      .update(notices)
      .set({
        pausedAt: sql`now()`,
        heldAt: sql`now()`,
        state: notice.state === 'sending' ? 'paused' : notice.state,
      })
      .where(eq(notices.id, id))
    await say(tx, id, 'notice.paused', notice.queued + notice.temporary)
  })
}

/** Lets a paused notice go on where it stood. Twice is once. Throws conflict for one that is over or called off. */
export function resumeNotice(ctx: Context, id: string): Promise<void> {
  return inTransaction(ctx, async (tx) => {
    const notice = await lockNotice(tx, id)
    if (notice.finishedAt) throw conflict('notice.ended')
    if (notice.cancelRequestedAt) throw conflict('notice.cancelled')
    if (!notice.pausedAt) return
    await tx.db
      .update(notices)
      .set({ pausedAt: null, state: notice.state === 'paused' ? 'sending' : notice.state })
      .where(eq(notices.id, id))
    await say(tx, id, 'notice.resumed', notice.queued + notice.temporary)
  })
}

async function say(tx: Context, id: string, action: string, waiting: number) {
  await record(tx, { action, subject: { type: 'notice', id }, details: { waiting } })
  await tx.enqueue('notice.hold', { noticeId: id })
}
