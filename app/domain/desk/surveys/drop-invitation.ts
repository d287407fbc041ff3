import { and, eq, isNull, sql } from 'drizzle-orm'
import { notices } from '#db/schema/index.ts'
import type { Context } from '#app/domain/ground/context.ts'
import { withdrawUnsent } from '#app/domain/delivery/ledger/withdraw-unsent.ts'

/**
 * Closes what still waits to ask for a rating: the person has rated, or the ticket goes on. Without a survey every
 * invitation of the ticket. What has left is not called back.
 */
export async function dropInvitation(tx: Context, ticketId: string, surveyId?: string): Promise<void> {
  const waiting = await tx.db
    .select()
    .from(notices)
    .where(
      and(
        eq(notices.subjectType, 'ticket'),
        eq(notices.subjectId, ticketId),
        eq(notices.lane, 'survey'),
        isNull(notices.finishedAt),
        surveyId ? sql`${notices.details} ->> 'surveyId' = ${surveyId}` : undefined,
      ),
    )
    .orderBy(notices.id)
    .for('update')
  for (const notice of waiting) await withdrawUnsent(tx, notice)
}
