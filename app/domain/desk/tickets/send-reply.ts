import { attachFiles, checkUploads, type Upload } from './attach-files.ts'
import { inTransaction, type Context } from '#app/domain/ground/context.ts'
import { invalid } from '#app/domain/ground/errors/errors.ts'
import { replyToTicket } from './reply.ts'
import { resolveTicket } from './resolve.ts'

export const replyWays = ['reply', 'ask', 'resolve', 'note'] as const

export type ComposedReply = {
  /** The button decides: a note can't leave by the reply's button, nor a reply by the note's. */
  way: (typeof replyWays)[number]
  body: string
  causeCode: string
  /** The version of the ticket that the writer was shown. */
  seenVersion: number | undefined
  seenAt: Date | undefined
  files: Upload[]
}

/** Sends what staff composed, with its files: an answer, a question, the resolution or a note. Throws invalid, conflict. */
export function sendReply(ctx: Context, number: string, reply: ComposedReply): Promise<void> {
  const { way, body, causeCode, seenVersion, seenAt } = reply
  if (body === '') throw invalid([{ field: way === 'note' ? 'note' : 'body', message: 'required' }])
  const files = checkUploads(reply.files)
  const visibility = way === 'note' ? 'internal' : 'public'
  return inTransaction(ctx, async (tx) => {
    if (way === 'resolve') {
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
    })
    await attachFiles(tx, message.ticketId, files, { visibility, messageId: message.id })
  })
}
