import type { Context } from '#app/domain/ground/context.ts'
import { canSee } from '#app/domain/desk/tickets/policy.ts'
import { fileReport } from './file-report.ts'
import { parseReport } from './report.ts'

export type FiledCall = {
  number: string
  /** The caller has this report open already: its link went to them again. */
  duplicate: boolean
  /** Whether whoever took the call may see the ticket: routing may have given it to another department. */
  visible: boolean
}

/** Files what was taken down during a call. Throws invalid. */
export async function fileCall(ctx: Context, call: Record<string, unknown>): Promise<FiledCall> {
  const { report } = parseReport({ ...call, channel: 'hotline' }, ctx.now)
  const { ticket, duplicate } = await fileReport(ctx, report)
  return { number: ticket.number, duplicate, visible: canSee(ctx.actor, ticket) }
}
