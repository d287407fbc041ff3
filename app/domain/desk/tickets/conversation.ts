import { and, asc, eq } from 'drizzle-orm'
import { events, files, messages, promises, staff } from '#db/schema/index.ts'
import type { Context } from '#app/domain/ground/context.ts'
import type { Ticket } from './ticket.ts'
import { canSeeNotes, type Visibility } from './who-sees-notes.ts'
import { decryptIfReadable } from '#app/platform/crypto.ts'

export type Attachment = {
  id: string
  name: string
  contentType: string
  bytes: number
  visibility: Visibility
  createdAt: Date
  messageId: string | null
  uploadedBy: string
}
export type Entry = {
  id: string
  author: 'reporter' | 'staff' | 'system'
  authorName: string | null
  visibility: Visibility
  body: string
  channel: string
  createdAt: Date
}
export type PromiseRow = { id: string; text: string; dueAt: Date; keptAt: Date | null; madeBy: string | null }
export type HistoryRow = {
  id: string
  at: Date
  action: string
  actorType: string
  actorName: string | null
  details: Record<string, unknown>
}

/** The messages of a ticket that the actor may see, the oldest first. */
export async function messagesOf(ctx: Context, ticket: Ticket): Promise<Entry[]> {
  const only = canSeeNotes(ctx.actor, ticket) ? undefined : eq(messages.visibility, 'public')
  const rows = await ctx.db
    .select({
      id: messages.id,
      author: messages.author,
      authorName: staff.name,
      visibility: messages.visibility,
      body: messages.body,
      channel: messages.channel,
      createdAt: messages.createdAt,
    })
    .from(messages)
    .leftJoin(staff, eq(staff.id, messages.staffId))
    .where(and(eq(messages.ticketId, ticket.id), only))
    .orderBy(asc(messages.createdAt), asc(messages.id))
  return rows
}

/** Of a file whose name can't be decrypted now. */
export const unreadableName = '?'

/** The files of a ticket that the actor may see, the oldest first. */
export async function filesOf(ctx: Context, ticket: Ticket): Promise<Attachment[]> {
  const only = canSeeNotes(ctx.actor, ticket) ? undefined : eq(files.visibility, 'public')
  const rows = await ctx.db
    .select()
    .from(files)
    .where(and(eq(files.ticketId, ticket.id), only))
    .orderBy(asc(files.createdAt))
  return rows.map(({ id, nameCipher, contentType, bytes, visibility, createdAt, messageId, uploadedBy }) => ({
    id,
    name: decryptIfReadable(nameCipher, { table: 'files', column: 'name', row: id }) ?? unreadableName,
    contentType,
    bytes,
    visibility,
    createdAt,
    messageId,
    uploadedBy,
  }))
}

export const promisesOf = (ctx: Context, ticketId: string): Promise<PromiseRow[]> =>
  ctx.db
    .select({
      id: promises.id,
      text: promises.text,
      dueAt: promises.dueAt,
      keptAt: promises.keptAt,
      madeBy: staff.name,
    })
    .from(promises)
    .leftJoin(staff, eq(staff.id, promises.madeBy))
    .where(eq(promises.ticketId, ticketId))
    .orderBy(asc(promises.dueAt))

export const historyOf = (ctx: Context, type: string, id: string): Promise<HistoryRow[]> =>
  ctx.db
    .select({
      id: events.id,
      at: events.at,
      action: events.action,
      actorType: events.actorType,
      actorName: staff.name,
      details: events.details,
    })
    .from(events)
    .leftJoin(staff, eq(staff.id, events.actorId))
    .where(and(eq(events.subjectType, type), eq(events.subjectId, id)))
    .orderBy(asc(events.at), asc(events.id))
