import { eq } from 'drizzle-orm'
import { tickets } from '#db/schema/index.ts'
import { inTransaction, type Context } from '#app/domain/ground/context.ts'
import { ensure, notFound } from '#app/domain/ground/errors/errors.ts'
import { inviteToSurvey } from '#app/domain/desk/surveys/invite.ts'
import { addMessage } from './add-message.ts'
import { ensureFreshTicket } from './freshness.ts'
import { moveTicket } from './move.ts'
import { canSee, worksOn } from './policy.ts'
import { lockTicket, type Ticket } from './ticket.ts'

export type Resolution = {
  /** Public words of the solution; they reach the reporter with the survey. */
  answer?: string | undefined
  causeCode?: string | undefined
  seenVersion?: number | undefined
  seenAt?: Date | undefined
}

/** Ends the work on a ticket: answer, state, one survey for this resolution. */
export function resolveTicket(ctx: Context, number: string, resolution: Resolution): Promise<Ticket> {
  return inTransaction(ctx, async (tx) => {
    const ticket = await lockTicket(tx, number)
    ensure(canSee(tx.actor, ticket), notFound)
    ensure(worksOn(tx.actor, ticket))
    await ensureFreshTicket(tx, ticket, resolution.seenVersion, resolution.seenAt)
    // A new ticket that is resolved is moved to open first, as its history shows.
    const taken =
      ticket.state === 'new' ? await moveTicket(tx, ticket, { to: 'open', action: 'ticket.opened' }) : ticket
    return resolveLocked(tx, taken, { ...resolution, by: 'staff' })
  })
}

/** The same for a ticket already locked, also by an incident's recovery. */
export async function resolveLocked(
  tx: Context,
  ticket: Ticket,
  resolution: { answer?: string | undefined; causeCode?: string | undefined; by: 'staff' | 'recovery' },
): Promise<Ticket> {
  const message = resolution.answer?.trim()
    ? await addMessage(tx, ticket, {
        author: resolution.by === 'recovery' ? 'system' : 'staff',
        visibility: 'public',
        body: resolution.answer.trim(),
      })
    : null
  if (message && !ticket.firstRespondedAt) {
    await tx.db.update(tickets).set({ firstRespondedAt: tx.now }).where(eq(tickets.id, ticket.id))
  }
  const resolved = await moveTicket(tx, ticket, {
    to: 'resolved',
    action: 'ticket.resolved',
    details: {
      by: resolution.by,
      ...(message ? { messageId: message.id } : {}),
      ...(resolution.causeCode ? { cause: true } : {}),
    },
    set: {
      nextUpdateDueAt: null,
      rectificationDueAt: null,
      ...(resolution.causeCode ? { causeCode: resolution.causeCode } : {}),
    },
  })
  await inviteToSurvey(tx, resolved, { messageId: message?.id, by: resolution.by })
  return resolved
}
