import type { ReplyWay } from '#app/domain/ground/vocabulary/reply-ways.ts'
import { attachFiles } from './attach-files.ts'
import { checkUploads, type Upload } from '#app/domain/ground/files/check-uploads.ts'
import { inTransaction, type Context } from '#app/domain/ground/context.ts'
import { ensure, invalid, notFound } from '#app/domain/ground/errors/errors.ts'
import { isCauseCode } from '#app/domain/knowledge/causes/cause-codes.ts'
import { causeIsKnown } from './cause-is-known.ts'
import { historyOf } from './conversation.ts'
import { canSee } from './policy.ts'
import { replyToTicket } from './reply.ts'
import { resolveTicket } from './resolve.ts'
import { findTicket } from './ticket.ts'

export type ComposedReply = {
  /** The button decides: a note can't leave by the reply's button, nor a reply by the note's. */
  way: ReplyWay
  body: string
  causeCode: string
  /** The version of the ticket that the writer was shown. */
  seenVersion: number | undefined
  seenAt: Date | undefined
  files: Upload[]
  /** Written for many tickets at once: what somebody has begun for this one stays. */
  keepsDraft?: boolean
}

/** Sends what staff composed, with its files: an answer, a question, the resolution or a note. Throws invalid, conflict. */
export function sendReply(ctx: Context, number: string, reply: ComposedReply): Promise<void> {
  const { way, body, causeCode, seenVersion, seenAt, keepsDraft } = reply
  if (body === '') throw invalid([{ field: way === 'note' ? 'note' : 'body', message: 'required' }])
  const files = checkUploads(reply.files)
  const visibility = way === 'note' ? 'internal' : 'public'
  return inTransaction(ctx, async (tx) => {
    if (way === 'resolve') {
      await ensureCause(tx, number, causeCode)
      const resolution = { answer: body, causeCode: causeCode || undefined, seenVersion, seenAt }
      const ticket = await resolveTicket(tx, number, resolution)
      await attachFiles(tx, ticket.id, files, { visibility })
      return
    }
    const message = await replyToTicket(tx, number, {
      visibility,
      body,
      asks: way === 'ask',
      seenVersion,
      seenAt,
      keepsDraft,
    })
    await attachFiles(tx, message.ticketId, files, { visibility, messageId: message.id })
  })
}

/**
 * Whoever resolves a report of an invoice says why it wasn't found, unless staff have said so before. What the self-check
 * guessed is no answer: the figures of causes would be its guesses.
 */
async function ensureCause(tx: Context, number: string, causeCode: string): Promise<void> {
  if (causeCode !== '' && !isCauseCode(causeCode)) throw invalid([{ field: 'causeCode', message: 'choice' }])
  const ticket = await findTicket(tx, number)
  ensure(canSee(tx.actor, ticket), notFound)
  if (causeCode !== '' || ticket.kind !== 'missing_invoice') return
  const history = await historyOf(tx, 'ticket', ticket.id, ticket.createdAt)
  if (!causeIsKnown({ history })) throw invalid([{ field: 'causeCode', message: 'required' }])
}
