import type { Context } from '#app/domain/ground/context.ts'
import { attachFiles } from '#app/domain/desk/tickets/attach-files.ts'
import type { CheckedUpload } from '#app/domain/ground/files/check-uploads.ts'
import { onceForm, type SentForm } from '#app/domain/ground/idempotency/once-form.ts'
import { throttleVisitor } from '#app/domain/delivery/sms-budget/throttle-visitors.ts'
import { fileReport } from './file-report.ts'
import type { Report } from './report.ts'

export type FiledOnce = { ticketId: string; number: string; duplicate: boolean }
export type Sent = {
  report: Report
  /** Read when the report is filed: a form that was filed before gets its answer without them. */
  uploads: () => Promise<readonly CheckedUpload[]>
  sent: SentForm
  /** The version of the privacy notice that the form showed. */
  agreedTo?: number | undefined
}

/**
 * Files what a form sent, with its files: a double click, or two hundred, make one ticket and get the same answer. The
 * same form with other words or files in it, after going back, is refused.
 */
export async function fileOnce(ctx: Context, { report, uploads, sent, agreedTo }: Sent): Promise<FiledOnce> {
  return onceForm(ctx, sent, async (tx) => {
    // In here a double click counts once.
    await throttleVisitor(tx, 'report', [report.contact.mobile, report.contact.email])
    const files = await uploads()
    const { ticket, duplicate } = await fileReport(tx, report, agreedTo)
    // A second report of the same is refused quietly; its files must not reach the first one.
    if (!duplicate) await attachFiles(tx, ticket.id, files)
    return { ticketId: ticket.id, number: ticket.number, duplicate }
  })
}
