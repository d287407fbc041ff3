import { attachFiles, type CheckedUpload } from '#app/domain/files/attach.ts'
import type { Context } from '#app/domain/context.ts'
import { once } from '#app/domain/idempotency/once.ts'
import { invalid } from '#app/domain/errors.ts'
import { answerTicket } from './answer.ts'

export type FormAnswer = {
  body: string
  keepClosed: boolean
  uploads: readonly CheckedUpload[]
  formKey: string
}
export type AnsweredOnce = { messageId: string; followUpNumber: string | null }

const longestBody = 5000

/** The reporter's answer from a form, with its files: sent twice it is one. Files alone are an answer too. */
export async function answerOnce(ctx: Context, answer: FormAnswer): Promise<AnsweredOnce> {
  const { uploads, keepClosed, formKey } = answer
  const body = answer.body.trim() || uploads.map(({ name }) => name).join('\n')
  if (!body) throw invalid([{ field: 'body', message: 'required' }])
  if (body.length > longestBody) throw invalid([{ field: 'body', message: 'too_long' }])

  const { body: answered } = await once(ctx, { scope: 'form', key: formKey, body }, async (tx) => {
    const { message, followUpNumber } = await answerTicket(tx, { body, keepClosed })
    await attachFiles(tx, message.ticketId, uploads, { messageId: message.id })
    return { status: 200, body: { messageId: message.id, followUpNumber } }
  })
  return answered
}
