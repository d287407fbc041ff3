import { and, eq, gt, ne, sql } from 'drizzle-orm'
import { dayMs } from '#app/domain/ground/vocabulary/durations.ts'
import { files } from '#db/schema/index.ts'
import { record } from '#app/domain/ground/audit/record.ts'
import { inTransaction, type Context } from '#app/domain/ground/context.ts'
import { ensure, invalid, notFound } from '#app/domain/ground/errors/errors.ts'
import { canReply, isOwn, isSystem } from './policy.ts'
import { lockTicketById, subjectOf } from './ticket.ts'
import { encrypt } from '#app/platform/crypto.ts'
import { FileStoreError, putFile } from '#app/platform/file-store.ts'
import { log } from '#app/platform/log.ts'
import { uuidv7 } from '#app/platform/uuid.ts'
import type { CheckedUpload } from '#app/domain/ground/files/check-uploads.ts'
import { safeFileName } from '#app/domain/ground/files/file-name.ts'

/** Puts checked files to a ticket: content into the encrypted store, the name encrypted into its row. */
export async function attachFiles(
  ctx: Context,
  ticketId: string,
  uploads: readonly CheckedUpload[],
  to: { messageId?: string; visibility?: 'public' | 'internal' } = {},
): Promise<void> {
  if (uploads.length === 0) return
  const stored = await Promise.all(
    uploads.map(async (upload) => ({ upload, contentKey: await keepContent(upload) })),
  )
  const visibility = to.visibility ?? 'public'
  await inTransaction(ctx, async (tx) => {
    const ticket = await lockTicketById(tx, ticketId)
    const { actor } = tx
    ensure(
      actor.type === 'anonymous' ||
        isOwn(actor, ticket) ||
        isSystem(actor) ||
        canReply(actor, ticket, visibility),
      notFound,
    )
    if (actor.type !== 'staff') await ensureDayOfFiles(tx, ticketId, uploads)
    for (const { upload, contentKey } of stored) {
      const id = uuidv7(tx.now)
      await tx.db.insert(files).values({
        id,
        ticketId,
        messageId: to.messageId ?? null,
        nameCipher: encrypt(safeFileName(upload.name, upload.type), {
          table: 'files',
          column: 'name',
          row: id,
        }),
        contentType: upload.type,
        bytes: upload.bytes.length,
        contentKey,
        visibility,
        uploadedBy: actor.type === 'staff' ? 'staff' : 'reporter',
        createdAt: tx.now,
      })
      await record(tx, { action: 'ticket.file_added', subject: subjectOf(ticket), details: { fileId: id } })
    }
  })
}

/** A full disk is told at the field: what was typed stays, and can be sent without files. */
async function keepContent({ bytes }: CheckedUpload): Promise<string> {
  try {
    return await putFile(bytes)
  } catch (error) {
    if (!(error instanceof FileStoreError)) throw error
    log.error({ err: error }, 'an upload could not be stored')
    throw invalid([{ field: 'files', message: 'file_store' }])
  }
}

/** What one ticket takes from outside in a day, in bytes. */
const mostADay = 50 * 1024 * 1024

async function ensureDayOfFiles(
  tx: Context,
  ticketId: string,
  uploads: readonly CheckedUpload[],
): Promise<void> {
  const since = new Date(tx.now.getTime() - dayMs)
  const [row] = await tx.db
    .select({ bytes: sql<number>`coalesce(sum(${files.bytes}), 0)::float8` })
    .from(files)
    .where(and(eq(files.ticketId, ticketId), ne(files.uploadedBy, 'staff'), gt(files.createdAt, since)))
  const given = uploads.reduce((sum, { bytes }) => sum + bytes.length, 0)
  if ((row?.bytes ?? 0) + given > mostADay) throw invalid([{ field: 'files', message: 'file_day' }])
}
