import type { Context } from '#app/domain/context.ts'
import { attachFiles, type CheckedUpload } from '#app/domain/files/attach.ts'
import { once } from '#app/domain/idempotency/once.ts'
import { keyedHash } from '#app/platform/crypto.ts'
import { throttleVisitor } from '#app/domain/throttle/visitors.ts'
import { fileReport } from './file-report.ts'
import type { Report } from './report.ts'

export type FiledOnce = { ticketId: string; number: string; duplicate: boolean }
export type Sent = {
  report: Report
  uploads: readonly CheckedUpload[]
  formKey: string
  /** The version of the privacy notice that the form showed. */
  agreedTo?: number | undefined
}

/**
 * Files what a form sent, with its files: a double click, or two hundred, make one ticket and get the same answer.
 * The same form with other words in it, after going back, is another report.
 */
export async function fileOnce(
  ctx: Context,
  { report, uploads, formKey, agreedTo }: Sent,
): Promise<FiledOnce> {
  const body = JSON.stringify(report)
  const key = `${formKey}:${keyedHash('form', body)}`
  const answer = await once(ctx, { scope: 'form', key, body }, async (tx) => {
    // In here a double click counts once.
    await throttleVisitor(tx, 'report', [report.contact.mobile, report.contact.email])
    const { ticket, duplicate } = await fileReport(tx, report, agreedTo)
    // A second report of the same is refused quietly; its files must not reach the first one.
    if (!duplicate) await attachFiles(tx, ticket.id, uploads)
    return { status: 201, body: { ticketId: ticket.id, number: ticket.number, duplicate } }
  })
  return answer.body
}
