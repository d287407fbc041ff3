import { and, eq, isNull, or, sql } from 'drizzle-orm'
import { notices } from '#db/schema/index.ts'
import type { Context } from '#app/domain/ground/context.ts'
import { withdrawUnsent } from '#app/domain/delivery/ledger/withdraw-unsent.ts'

const asks = eq(notices.lane, 'survey')

/**
 * Closes what still waits to ask for a rating: the person has rated, or the ticket goes on. Without a survey every
 * invitation of the ticket, and that it was resolved at all. What has left is not called back.
 */
export async function dropInvitation(tx: Context, ticketId: string, surveyId?: string): Promise<void> {
  const waiting = await tx.db
    .select()
    .from(notices)
    .where(
      and(
        eq(notices.subjectType, 'ticket'),
        eq(notices.subjectId, ticketId),
        isNull(notices.finishedAt),
        surveyId
          ? and(asks, sql`${notices.details} ->> 'surveyId' = ${surveyId}`)
          : or(asks, eq(notices.message, 'ticket-resolved')),
      ),
    )
    .orderBy(notices.id)
    .for('update')
  for (const notice of waiting) await withdrawUnsent(tx, notice)
}
