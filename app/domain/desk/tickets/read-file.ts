import { eq } from 'drizzle-orm'
import { files, tickets } from '#db/schema/index.ts'
import { audit } from '#app/domain/ground/audit/record.ts'
import type { Context } from '#app/domain/ground/context.ts'
import { ensure, notFound } from '#app/domain/ground/errors/errors.ts'
import { isAcceptedType, safeFileName } from '#app/domain/ground/files/file-name.ts'
import { refuseUnreadable } from '#app/domain/ground/errors/refuse-unreadable.ts'
import { hasMovedOn } from './moved-on.ts'
import { canSeePart } from './who-sees-notes.ts'
import { subjectOf } from './ticket.ts'
import { decrypt } from '#app/platform/crypto.ts'
import { getFile } from '#app/platform/file-store.ts'
import { isUuid } from '#app/platform/uuid.ts'

export type FileContent = { name: string; contentType: string; bytes: Buffer }

/**
 * A file of a ticket for those who may see the ticket; its reporter sees the public ones. Throws notFound, and conflict
 * for one that can't be decrypted.
 */
export async function readFileOf(ctx: Context, fileId: string): Promise<FileContent> {
  const [row] = isUuid(fileId)
    ? await ctx.db
        .select({ file: files, ticket: tickets })
        .from(files)
        .innerJoin(tickets, eq(tickets.id, files.ticketId))
        .where(eq(files.id, fileId))
    : []
  if (!row) throw notFound()
  const { file, ticket } = row
  const maySee =
    canSeePart(ctx.actor, ticket, file.visibility) ||
    (file.visibility === 'public' && (await hasMovedOn(ctx, ticket)))
  ensure(maySee, notFound)
  const { actor } = ctx
  ensure(actor.type !== 'reporter' || !actor.isUnproven || file.uploadedBy === 'reporter', notFound)
  const content = await refuseUnreadable(async () => ({
    name: decrypt(file.nameCipher, { table: 'files', column: 'name', row: file.id }),
    bytes: await getFile(file.contentKey),
  }))
  if (!content.bytes) throw notFound()
  if (ctx.actor.type === 'staff') {
    await audit(ctx, { action: 'ticket.file_read', subject: subjectOf(ticket), details: { fileId } })
  }
  const type = file.contentType
  // Names that were kept before endings were looked at are mended when they are read.
  const name = isAcceptedType(type) ? safeFileName(content.name, type) : content.name
  return { name, contentType: type, bytes: content.bytes }
}

/** Headers of a file's answer: always a download, from a page without rights of its own. */
export const fileHeaders = (file: FileContent): Record<string, string> => ({
  'Content-Type': file.contentType,
  'Content-Length': String(file.bytes.length),
  'Content-Disposition': attachment(file.name),
  'Content-Security-Policy':
    "sandbox; default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'Cross-Origin-Resource-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
  'Cache-Control': 'private, no-store',
})

/** RFC 6266: a plain name for old readers, the real one as RFC 5987 encodes it. */
export function attachment(name: string): string {
  const plain = name.normalize('NFKD').replaceAll(/[^\w.() -]/g, '_')
  const whole = encodeURIComponent(name.replaceAll(/\p{Cs}/gu, '_')).replaceAll(
    /['()*!]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${plain}"; filename*=UTF-8''${whole}`
}
