import { and, desc, isNull, lt, sql } from 'drizzle-orm'
import { contacts, suppressions } from '#db/schema/index.ts'
import { indexNameOf } from '#app/domain/contacts/contacts/address-on.ts'
import { maskEmail } from '#app/domain/contacts/contacts/email.ts'
import { maskHook } from '#app/domain/contacts/contacts/hook.ts'
import { maskMobile } from '#app/domain/contacts/contacts/mobile.ts'
import { openIfReadable } from '#app/domain/contacts/contacts/open-contact.ts'
import type { Context } from '#app/domain/ground/context.ts'
import { ensure } from '#app/domain/ground/errors/errors.ts'
import { canCommand } from '#app/domain/people/roles/may.ts'

export type SuppressionRow = {
  id: string
  channel: string
  reason: string
  /** Of a bounce: what the mail server said, in the numbers of RFC 3463. */
  code: string | null
  /** Masked; null where nobody with this address is known any more. */
  address: string | null
  createdAt: Date
}
const pageSize = 50

/** Addresses that nothing goes to, the newest first; `before` is the time of the last one seen. */
export async function listSuppressions(
  ctx: Context,
  before: Date | null = null,
): Promise<{ items: SuppressionRow[]; next: Date | null }> {
  ensure(canCommand(ctx.actor))
  const rows = await ctx.db
    .select()
    .from(suppressions)
    .where(and(isNull(suppressions.liftedAt), before ? lt(suppressions.createdAt, before) : undefined))
    .orderBy(desc(suppressions.createdAt))
    .limit(pageSize + 1)
  const shown = rows.slice(0, pageSize)
  const items = []
  for (const { id, channel, reason, code, recipient, createdAt } of shown)
    items.push({ id, channel, reason, code, address: await addressOf(ctx, channel, recipient), createdAt })
  return { items, next: rows.length > pageSize ? (shown.at(-1)?.createdAt ?? null) : null }
}

async function addressOf(ctx: Context, channel: string, recipient: string): Promise<string | null> {
  const index = { mobile: contacts.mobileIndex, email: contacts.emailIndex, hook: contacts.hookIndex }[
    indexNameOf(channel)
  ]
  const [contact] = await ctx.db
    .select()
    .from(contacts)
    .where(sql`${index} = ${recipient}`)
    .limit(1)
  if (!contact) return null
  const { mobile, email, hook } = openIfReadable(contact)
  switch (indexNameOf(channel)) {
    case 'mobile':
      return mobile && maskMobile(mobile)
    case 'email':
      return email && maskEmail(email)
    case 'hook':
      return hook && maskHook(hook)
  }
}
