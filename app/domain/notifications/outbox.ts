import type { Context } from '#app/domain/context.ts'
import { normaliseEmail } from '#app/domain/contacts/email.ts'
import { normaliseMobile } from '#app/domain/contacts/mobile.ts'
import { ensure, notFound } from '#app/domain/errors.ts'
import { usesSandbox } from '#app/platform/providers.ts'
import { readSandbox, type SandboxMessage } from '#app/platform/sandbox.ts'

/** Whether there is an outbox: only while a sandbox stands in for a real provider. */
export const showsOutbox = () => usesSandbox()

/** What the sandbox received, the newest first. Throws notFound where no sandbox is in use. */
export async function readOutbox(ctx: Context, query: { to?: string | undefined; limit?: number }) {
  ensure(ctx.actor.type === 'staff' && usesSandbox(), notFound)
  const typed = query.to?.trim()
  const to = typed ? (normaliseMobile(typed) ?? normaliseEmail(typed) ?? typed) : undefined
  const messages: SandboxMessage[] = await readSandbox(ctx.db, {
    to,
    limit: query.limit ?? 50,
    newestFirst: true,
  })
  return messages
}
