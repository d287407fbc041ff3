import { expandNotice } from '#app/domain/announcements/expand.ts'
import { chainAudit } from '#app/domain/audit/chain.ts'
import type { Context } from '#app/domain/context.ts'
import { recoverTickets } from '#app/domain/incidents/recover.ts'
import { drainDeliveries } from '#app/domain/notifications/drain.ts'
import { assignWaitingTickets } from '#app/domain/tickets/assign-waiting.ts'
import { providers } from '#app/platform/providers.ts'
import type { JobData, JobName } from '#jobs/definitions.ts'

export type Handler<N extends JobName> = (ctx: Context, data: JobData<N>) => Promise<unknown>

/** One line a job: it calls a verb. A job without a handler does not compile. */
export const handlers: { [N in JobName]: Handler<N> } = {
  'announcement.expand': (ctx, { noticeId }) => expandNotice(ctx, noticeId),
  'deliveries.drain': (ctx, { lane, channel }) =>
    drainDeliveries(ctx, lane, channel, providers(ctx.db)[channel]),
  'tickets.assign': (ctx, { departmentId }) => assignWaitingTickets(ctx, departmentId),
  'incident.recover': (ctx, { incidentId }) => recoverTickets(ctx, incidentId),
  'audit.chain': (ctx) => chainAudit(ctx),
}
