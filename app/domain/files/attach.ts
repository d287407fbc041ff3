import { files } from '#db/schema/index.ts'
import { record } from '#app/domain/audit/record.ts'
import { inTransaction, type Context } from '#app/domain/context.ts'
import { ensure, invalid, notFound, type FieldError } from '#app/domain/errors.ts'
import { canReply, isOwn, isSystem } from '#app/domain/tickets/policy.ts'
import { lockTicketById, subjectOf } from '#app/domain/tickets/ticket.ts'
import { encrypt } from '#app/platform/crypto.ts'
import { putFile } from '#app/platform/file-store.ts'
import { uuidv7 } from '#app/platform/uuid.ts'
import { longestFile, mostFiles, sniff, type AcceptedType } from './sniff.ts'

export type Upload = { name: string; bytes: Uint8Array }
export type CheckedUpload = Upload & { type: AcceptedType }

/** Uploads that may be kept; throws `invalid` naming the field where one is too large, too many or of another type. */
export function checkUploads(uploads: readonly Upload[], field = 'files'): CheckedUpload[] {
  const given = uploads.filter((upload) => upload.bytes.length > 0)
  if (given.length > mostFiles) throw invalid([{ field, message: 'file_count' }])
  const errors: FieldError[] = []
  const checked = given.flatMap((upload) => {
    const type = sniff(upload.bytes)
    if (upload.bytes.length > longestFile) errors.push({ field, message: 'file_size' })
    else if (!type) errors.push({ field, message: 'file_type' })
    else return [{ ...upload, type }]
    return []
  })
  if (errors.length > 0) throw invalid(errors)
  return checked
}

/** Puts checked files to a ticket: content into the encrypted store, the name encrypted into its row. */
export async function attachFiles(
  ctx: Context,
  ticketId: string,
  uploads: readonly CheckedUpload[],
  to: { messageId?: string; visibility?: 'public' | 'internal' } = {},
): Promise<void> {
  if (uploads.length === 0) return
  const stored = await Promise.all(
    uploads.map(async (upload) => ({ upload, contentKey: await putFile(upload.bytes) })),
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
    for (const { upload, contentKey } of stored) {
      const id = uuidv7(tx.now)
      await tx.db.insert(files).values({
        id,
        ticketId,
        messageId: to.messageId ?? null,
        nameCipher: encrypt(tidyName(upload.name), { table: 'files', column: 'name', row: id }),
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

/** A file's name without folders, control and invisible characters (which turn "fdp.exe" round) and halves of any. */
const tidyName = (name: string) =>
  [...(name.split(/[\\/]/).at(-1) ?? '').replaceAll(/[\p{Cc}\p{Cf}\p{Cs}"<>|:*?]/gu, '')]
    .slice(-120)
    .join('')
    .replace(/^[.\s]+/, '') || 'file'
