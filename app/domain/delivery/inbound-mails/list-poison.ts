import { and, desc, eq, lt, or } from 'drizzle-orm'
import { inboundMails } from '#db/schema/index.ts'
import { maskEmail } from '#app/domain/contacts/contacts/email.ts'
import type { Context } from '#app/domain/ground/context.ts'
import { ensure } from '#app/domain/ground/errors/errors.ts'
import { isUuid } from '#app/platform/uuid.ts'
import { envelopeIfReadable } from './inbound-mail.ts'
import { canHandleMails } from './policy.ts'

export type PoisonMail = {
  id: string
  source: string
  /** Masked, as is the sender; null where it can't be decrypted now. */
  recipient: string | null
  /** '' is the null sender, null where nobody said it or it can't be decrypted. */
  sender: string | null
  reason: string
  size: number
  attempts: number
  receivedAt: Date
}
const pageSize = 50

/** Mails that could not be read, the last put aside first; `before` is the `next` of the page before. */
export async function listPoison(
  ctx: Context,
  before: string | null = null,
): Promise<{ items: PoisonMail[]; next: string | null }> {
  ensure(canHandleMails(ctx.actor))
  const { id, source, envelopeCipher, reason, size, attempts, receivedAt, settledAt } = inboundMails
  const rows = await ctx.db
    .select({ id, source, envelopeCipher, reason, size, attempts, receivedAt, settledAt })
    .from(inboundMails)
    .where(and(eq(inboundMails.state, 'poison'), after(before)))
    .orderBy(desc(inboundMails.settledAt), desc(inboundMails.id))
    .limit(pageSize + 1)
  const shown = rows.slice(0, pageSize)
  const last = shown.at(-1)
  return {
    items: shown.map(({ envelopeCipher: cipher, settledAt: _, reason: why, ...row }) => {
      const envelope = envelopeIfReadable({ id: row.id, envelopeCipher: cipher })
      return {
        ...row,
        reason: why ?? 'crashed',
        recipient: envelope && maskEmail(envelope.recipient),
        sender: envelope?.sender ? maskEmail(envelope.sender) : (envelope?.sender ?? null),
      }
    }),
    next: rows.length > pageSize && last?.settledAt ? `${last.settledAt.toISOString()}.${last.id}` : null,
  }
}

/** A cursor that can't be read means the first page, not an error. */
function after(cursor: string | null) {
  const [, at = '', id = ''] = /^(.+)\.([^.]+)$/.exec(cursor ?? '') ?? []
  const moment = new Date(at)
  if (Number.isNaN(moment.getTime()) || !isUuid(id)) return undefined
  return or(
    lt(inboundMails.settledAt, moment),
    and(eq(inboundMails.settledAt, moment), lt(inboundMails.id, id)),
  )
}
