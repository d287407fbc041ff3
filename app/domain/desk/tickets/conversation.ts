import { and, asc, eq, gte } from 'drizzle-orm'
import { events, files, messages, promises, staff } from '#db/schema/index.ts'
import type { Context } from '#app/domain/ground/context.ts'
import { messageToHtml } from '#app/domain/ground/markdown/to-html.ts'
import type { Language } from '#app/i18n/language.ts'
import { dayMs } from '#app/domain/ground/vocabulary/durations.ts'
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
/** A message as it is shown; `html` where it was written in Markdown, as staff do. What a reporter types is no markup. */
export type ShownEntry<Shown = Entry> = Shown & { html: string | null }
export type PromiseRow = { id: string; text: string; dueAt: Date; keptAt: Date | null; madeBy: string | null }
export type HistoryRow = {
  id: string
  at: Date
  action: string
  actorType: string
  actorId: string | null
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

export const shownEntry = <Shown extends Pick<Entry, 'author' | 'body'>>(
  entry: Shown,
  language?: Language,
): ShownEntry<Shown> => ({
  ...entry,
  html: entry.author === 'reporter' ? null : messageToHtml(entry.body, language),
})

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

/** What happened to a subject. Since it was made and no longer, so that earlier months of the history are not asked. */
export const historyOf = (ctx: Context, type: string, id: string, since: Date): Promise<HistoryRow[]> =>
  ctx.db
    .select({
      id: events.id,
      at: events.at,
      action: events.action,
      actorType: events.actorType,
      actorId: events.actorId,
      actorName: staff.name,
      details: events.details,
    })
    .from(events)
    .leftJoin(staff, eq(staff.id, events.actorId))
    .where(
      and(eq(events.subjectType, type), eq(events.subjectId, id), gte(events.at, new Date(+since - dayMs))),
    )
    .orderBy(asc(events.at), asc(events.id))
