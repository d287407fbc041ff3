import { normaliseEmail } from '#app/domain/contacts/email.ts'
import { normaliseMobile } from '#app/domain/contacts/mobile.ts'
import type { Context } from '#app/domain/context.ts'
import { ensure, notFound } from '#app/domain/errors.ts'
import { usesSandbox } from '#app/platform/providers.ts'
import { readSandbox, type SandboxMessage } from '#app/platform/sandbox.ts'
import { isUuid } from '#app/platform/uuid.ts'

export type OutboxQuery = {
  to?: string | undefined
  notice?: string | undefined
  after?: string | undefined
  limit?: number
}

/** Whether there is an outbox: only while a sandbox stands in for a real provider. */
export const showsOutbox = () => usesSandbox()

/**
 * What the sandbox received: the newest first for people, the oldest first for programs, which page by `after`.
 * Throws notFound where no sandbox is in use.
 */
export async function readOutbox(ctx: Context, query: OutboxQuery): Promise<SandboxMessage[]> {
  const { actor } = ctx
  const isProgram = actor.type === 'api' && actor.scopes.includes('sandbox:read')
  ensure((actor.type === 'staff' || isProgram) && usesSandbox(), notFound)
  if (query.notice && !isUuid(query.notice)) return []
  const typed = query.to?.trim()
  return readSandbox(ctx.db, {
    to: typed ? (normaliseMobile(typed) ?? normaliseEmail(typed) ?? typed) : undefined,
    notice: query.notice,
    after: query.after && isUuid(query.after) ? query.after : undefined,
    limit: query.limit ?? 50,
    newestFirst: actor.type === 'staff',
  })
}
