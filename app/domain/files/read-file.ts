import { eq } from 'drizzle-orm'
import { files, tickets } from '#db/schema/index.ts'
import { audit } from '#app/domain/audit/record.ts'
import type { Context } from '#app/domain/context.ts'
import { ensure, notFound } from '#app/domain/errors.ts'
import { canSee, isOwn } from '#app/domain/tickets/policy.ts'
import { subjectOf } from '#app/domain/tickets/ticket.ts'
import { decrypt } from '#app/platform/crypto.ts'
import { getFile } from '#app/platform/file-store.ts'
import { isUuid } from '#app/platform/uuid.ts'

export type FileContent = { name: string; contentType: string; bytes: Buffer }

/** A file of a ticket for those who may see the ticket; its reporter sees the public ones. Throws notFound. */
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
  ensure(canSee(ctx.actor, ticket) || (isOwn(ctx.actor, ticket) && file.visibility === 'public'), notFound)
  const bytes = await getFile(file.contentKey)
  if (!bytes) throw notFound()
  if (ctx.actor.type === 'staff') {
    await audit(ctx, { action: 'ticket.file_read', subject: subjectOf(ticket), details: { fileId } })
  }
  return {
    name: decrypt(file.nameCipher, { table: 'files', column: 'name', row: file.id }),
    contentType: file.contentType,
    bytes,
  }
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
