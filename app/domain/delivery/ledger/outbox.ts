import { and, eq, inArray } from 'drizzle-orm'
import { deliveries } from '#db/schema/index.ts'
import { normaliseEmail } from '#app/domain/contacts/contacts/email.ts'
import { normaliseHook } from '#app/domain/contacts/contacts/hook.ts'
import { normaliseMobile } from '#app/domain/contacts/contacts/mobile.ts'
import type { Actor, Context } from '#app/domain/ground/context.ts'
import { ensure, notFound } from '#app/domain/ground/errors/errors.ts'
import { usesSandbox } from '#app/platform/providers.ts'
import { readSandbox, type SandboxMessage } from '#app/platform/sandbox.ts'
import { isUuid } from '#app/platform/uuid.ts'
import { hookChannels } from '#app/domain/ground/vocabulary/lanes.ts'
import { maskSent } from './mask-sent.ts'

export type OutboxQuery = {
  to?: string | undefined
  notice?: string | undefined
  after?: string | undefined
  limit?: number
}

/** Administrators, who see messages without what acts for their recipients; programs with a key of their own, whole. */
export const mayReadOutbox = (actor: Actor) =>
  usesSandbox() &&
  ((actor.type === 'staff' && actor.roles.includes('admin')) ||
    (actor.type === 'api' && actor.scopes.includes('sandbox:read')))

/** Of whichever channel it is an address; null for what is none. */
export function addressIn(text: string): string | null {
  const typed = text.trim()
  const person = normaliseMobile(typed) ?? normaliseEmail(typed)
  if (person) return person
  const hook = hookChannels.map((channel) => normaliseHook(channel, typed)).find((one) => 'address' in one)
  return hook && 'address' in hook ? hook.address : null
}

/**
 * What the sandbox received: the newest first for people, the oldest first for programs, which page by `after`.
 * Throws notFound where no sandbox is in use.
 */
export async function readOutbox(ctx: Context, query: OutboxQuery): Promise<SandboxMessage[]> {
  const { actor } = ctx
  ensure(mayReadOutbox(actor), notFound)
  if (query.notice && !isUuid(query.notice)) return []
  const typed = query.to?.trim()
  const messages = await readSandbox(ctx.db, {
    to: typed ? (addressIn(typed) ?? typed) : undefined,
    notice: query.notice,
    after: query.after && isUuid(query.after) ? query.after : undefined,
    limit: query.limit ?? 50,
    newestFirst: actor.type === 'staff',
  })
  if (actor.type !== 'staff') return messages
  const codes = await codesAmong(ctx, messages)
  return messages.map((message) => maskSent(message, codes.has(message.deliveryId)))
}

async function codesAmong(ctx: Context, messages: SandboxMessage[]): Promise<Set<string>> {
  const ids = messages.map(({ deliveryId }) => deliveryId)
  const rows = await ctx.db
    .select({ id: deliveries.id })
    .from(deliveries)
    .where(and(inArray(deliveries.id, ids), eq(deliveries.lane, 'code')))
  return new Set(rows.map(({ id }) => id))
}
