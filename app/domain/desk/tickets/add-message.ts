import { eq, sql } from 'drizzle-orm'
import { messages, tickets } from '#db/schema/index.ts'
import { maskTyped } from '#app/domain/contacts/contacts/mask-typed.ts'
import type { Context } from '#app/domain/ground/context.ts'
import { uuidv7 } from '#app/platform/uuid.ts'
import { callFollowers } from './call-staff.ts'
import type { Ticket } from './ticket.ts'

export type Message = typeof messages.$inferSelect

export type NewMessage = {
  author: Message['author']
  visibility: Message['visibility']
  body: string
  channel?: string
  externalKey?: string | undefined
  incidentUpdateId?: string | undefined
}

/**
 * Puts a message into the conversation and moves the ticket's version and times along. What the reporter writes calls
 * those who follow the ticket.
 */
export async function addMessage(tx: Context, ticket: Ticket, message: NewMessage): Promise<Message> {
  const row: Message = {
    id: uuidv7(tx.now),
    ticketId: ticket.id,
    author: message.author,
    staffId: tx.actor.type === 'staff' ? tx.actor.id : null,
    visibility: message.visibility,
    body: message.author === 'reporter' ? maskTyped(message.body) : message.body,
    channel: message.channel ?? 'web',
    externalKey: message.externalKey ?? null,
    incidentUpdateId: message.incidentUpdateId ?? null,
    createdAt: tx.now,
  }
  await tx.db.insert(messages).values(row)
  await tx.db
    .update(tickets)
    .set({
      version: sql`${tickets.version} + 1`,
      lastActivityAt: tx.now,
      ...(message.author === 'reporter' ? { reporterWroteAt: tx.now } : {}),
      ...(message.author === 'staff' && message.visibility === 'public' ? { staffWroteAt: tx.now } : {}),
    })
    .where(eq(tickets.id, ticket.id))
  if (message.author === 'reporter') await callFollowers(tx, ticket)
  return row
}
