import { and, asc, eq } from 'drizzle-orm'
import { events, files, messages, promises, staff } from '#db/schema/index.ts'
import type { Context } from '#app/domain/context.ts'
import { decrypt } from '#app/platform/crypto.ts'

export type Attachment = {
  id: string
  name: string
  contentType: string
  bytes: number
  visibility: 'public' | 'internal'
  createdAt: Date
  messageId: string | null
}
export type Entry = {
  id: string
  author: 'reporter' | 'staff' | 'system'
  authorName: string | null
  visibility: 'public' | 'internal'
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

export async function messagesOf(ctx: Context, ticketId: string, only?: 'public'): Promise<Entry[]> {
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
    .where(and(eq(messages.ticketId, ticketId), only ? eq(messages.visibility, only) : undefined))
    .orderBy(asc(messages.createdAt), asc(messages.id))
  return rows
}

export async function filesOf(ctx: Context, ticketId: string, only?: 'public'): Promise<Attachment[]> {
  const rows = await ctx.db
    .select()
    .from(files)
    .where(and(eq(files.ticketId, ticketId), only ? eq(files.visibility, only) : undefined))
    .orderBy(asc(files.createdAt))
  return rows.map(({ id, nameCipher, contentType, bytes, visibility, createdAt, messageId }) => ({
    id,
    name: decrypt(nameCipher, { table: 'files', column: 'name', row: id }),
    contentType,
    bytes,
    visibility,
    createdAt,
    messageId,
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
