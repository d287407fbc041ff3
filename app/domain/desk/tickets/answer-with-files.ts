import { attachFiles } from './attach-files.ts'
import type { CheckedUpload } from '#app/domain/ground/files/check-uploads.ts'
import { inTransaction, type Context } from '#app/domain/ground/context.ts'
import { invalid } from '#app/domain/ground/errors/errors.ts'
import { answerTicket } from './answer.ts'

export type AnswerWithFiles = { body: string; keepClosed: boolean; uploads: readonly CheckedUpload[] }
export type Answered = { messageId: string; followUpNumber: string | null }

const longestBody = 5000

/** The reporter's answer with its files; files alone are an answer too. Throws invalid. */
export function answerWithFiles(ctx: Context, answer: AnswerWithFiles): Promise<Answered> {
  const { uploads, keepClosed } = answer
  const body = answer.body.trim() || uploads.map(({ name }) => name).join('\n')
  if (!body) throw invalid([{ field: 'body', message: 'required' }])
  if (body.length > longestBody) throw invalid([{ field: 'body', message: 'too_long', limit: longestBody }])
  return inTransaction(ctx, async (tx) => {
    const { message, followUpNumber } = await answerTicket(tx, { body, keepClosed })
    await attachFiles(tx, message.ticketId, uploads, { messageId: message.id })
    return { messageId: message.id, followUpNumber }
  })
}
