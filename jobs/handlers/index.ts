import type { Context } from '#app/domain/context.ts'
import type { JobData, JobName } from '#jobs/definitions.ts'

export type Handler<N extends JobName> = (ctx: Context, data: JobData<N>) => Promise<void>

/** One line a job: it calls a verb. A job without a handler does not compile. */
export const handlers: { [N in JobName]: Handler<N> } = {
  'announcement.expand': async () => undefined,
  'deliveries.drain': async () => undefined,
  'tickets.assign': async () => undefined,
  'incident.recover': async () => undefined,
  'audit.chain': async () => undefined,
}
