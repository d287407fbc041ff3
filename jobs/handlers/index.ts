import { expandNotice } from '#app/domain/delivery/broadcasts/expand.ts'
import { chainAudit } from '#app/domain/ground/audit/chain.ts'
import type { Context } from '#app/domain/ground/context.ts'
import { recoverTickets } from '#app/domain/incidents/incidents/recover.ts'
import { settleHeld } from '#app/domain/delivery/ledger/hold.ts'
import { pullReceipts } from '#app/domain/delivery/receipts/pull.ts'
import { assignWaitingTickets } from '#app/domain/desk/tickets/assign-waiting.ts'
import type { JobData, JobName } from '#jobs/definitions.ts'
import { beginNotices } from '#jobs/handlers/begin-notices.ts'
import { drain } from '#jobs/handlers/drain.ts'
import { readInboundMails } from '#jobs/handlers/read-mails.ts'
import { runWindows } from '#jobs/handlers/run-windows.ts'

export type Handler<N extends JobName> = (ctx: Context, data: JobData<N>) => Promise<unknown>

/** One line a job: it calls a verb. A job without a handler does not compile. */
export const handlers: { [N in JobName]: Handler<N> } = {
  'announcement.expand': (ctx, { noticeId }) => expandNotice(ctx, noticeId),
  'notice.begin': beginNotices,
  'notice.hold': (ctx, { noticeId }) => settleHeld(ctx, noticeId),
  'deliveries.drain': drain,
  'tickets.assign': (ctx, { departmentId }) => assignWaitingTickets(ctx, departmentId),
  'incident.recover': (ctx, { incidentId }) => recoverTickets(ctx, incidentId),
  'maintenance.run': runWindows,
  'mails.read': readInboundMails,
  'receipts.pull': (ctx) => pullReceipts(ctx),
  'audit.chain': (ctx) => chainAudit(ctx),
}
