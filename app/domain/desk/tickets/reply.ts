import { prose } from '#app/domain/ground/input/text.ts'
import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { drafts, tickets } from '#db/schema/index.ts'
import { record } from '#app/domain/ground/audit/record.ts'
import { findContact } from '#app/domain/contacts/contacts/find-contact.ts'
import { inTransaction, type Context } from '#app/domain/ground/context.ts'
import { ensure } from '#app/domain/ground/errors/errors.ts'
import { notify } from '#app/domain/delivery/ledger/notify.ts'
import { addMessage, type Message } from './add-message.ts'
import { nextUpdateDueAt } from './clocks.ts'
import { ensureFreshTicket } from './freshness.ts'
import { callMentioned } from './mentions.ts'
import { markRead } from './mark-read.ts'
import { moveTicket } from './move.ts'
import { canReply, canSee } from './policy.ts'
import { lockTicket, subjectOf, type Ticket } from './ticket.ts'
import { notFound } from '#app/domain/ground/errors/errors.ts'

/** What a program may say. */
export const ReplyInput = z.object({
  visibility: z.enum(['public', 'internal']),
  body: prose(10_000).min(1),
  seenVersion: z.number().int().optional(),
})

export type Reply = {
  visibility: 'public' | 'internal'
  body: string
  seenVersion?: number | undefined
  seenAt?: Date | undefined
  /** Asks the reporter for more: the clocks pause until they answer. */
  asks?: boolean | undefined
  /** Written for many tickets at once: what somebody has begun for this one stays. */
  keepsDraft?: boolean | undefined
}

/** A member of staff writes to the reporter, or a note to colleagues. Throws notFound, forbidden, conflict (stale). */
export function replyToTicket(ctx: Context, number: string, reply: Reply): Promise<Message> {
  return inTransaction(ctx, async (tx) => {
    const ticket = await lockTicket(tx, number)
    ensure(canSee(tx.actor, ticket), notFound)
    ensure(canReply(tx.actor, ticket, reply.visibility))
    await ensureFreshTicket(tx, ticket, reply.seenVersion, reply.seenAt)

    const message = await addMessage(tx, ticket, {
      author: 'staff',
      visibility: reply.visibility,
      body: reply.body,
    })
    if (!reply.keepsDraft) await dropDraft(tx, ticket, reply.visibility)
    if (reply.visibility === 'internal') {
      const mentioned = await callMentioned(tx, ticket, reply.body)
      await record(tx, {
        action: 'ticket.noted',
        subject: subjectOf(ticket),
        details: { messageId: message.id, ...(mentioned.length > 0 ? { mentioned } : {}) },
      })
      return message
    }
    // Who answers has read what they answer.
    await markRead(tx, number, tx.now)
    await stopResponseClock(tx, ticket)
    await record(tx, {
      action: 'ticket.replied',
      subject: subjectOf(ticket),
      details: { messageId: message.id },
    })
    await advance(tx, ticket, reply.asks ?? false)
    await notify(tx, {
      message: reply.asks ? 'ticket-question' : 'ticket-replied',
      subject: subjectOf(ticket),
      contact: await findContact(tx, ticket.contactId),
      ticketId: ticket.id,
      details: { messageId: message.id },
    })
    return message
  })
}

async function stopResponseClock(tx: Context, ticket: Ticket) {
  await tx.db
    .update(tickets)
    .set({
      firstRespondedAt: ticket.firstRespondedAt ?? tx.now,
      nextUpdateDueAt: nextUpdateDueAt(ticket, tx.now),
    })
    .where(eq(tickets.id, ticket.id))
}

/** A new ticket is taken up by the first answer; a question makes it wait for the reporter. */
async function advance(tx: Context, ticket: Ticket, asks: boolean) {
  const taken =
    ticket.state === 'new' || ticket.state === 'reopened'
      ? await moveTicket(tx, ticket, { to: 'open', action: 'ticket.opened' })
      : ticket
  if (asks && taken.state !== 'waiting_reporter') {
    await moveTicket(tx, taken, { to: 'waiting_reporter', action: 'ticket.waits_for_reporter' })
  }
}

async function dropDraft(tx: Context, ticket: Ticket, visibility: Reply['visibility']) {
  if (tx.actor.type !== 'staff') return
  await tx.db
    .delete(drafts)
    .where(
      and(eq(drafts.ticketId, ticket.id), eq(drafts.staffId, tx.actor.id), eq(drafts.visibility, visibility)),
    )
}
