import { and, eq, isNotNull, isNull, or } from 'drizzle-orm'
import { contacts } from '#db/schema/index.ts'
import type { Context } from '#app/domain/ground/context.ts'

/** Notes that whoever acts reads what is sent to this contact. Idempotent: the first time stays. */
export async function markProven(ctx: Context, contactId: string): Promise<void> {
  await ctx.db
    .update(contacts)
    .set({ provenAt: ctx.now })
    .where(and(eq(contacts.id, contactId), isNull(contacts.provenAt)))
}

export async function isProven(ctx: Context, contactId: string): Promise<boolean> {
  const [row] = await ctx.db
    .select({ provenAt: contacts.provenAt })
    .from(contacts)
    .where(eq(contacts.id, contactId))
  return row?.provenAt !== null && row?.provenAt !== undefined
}

/** Whether somebody has proven a number or mailbox with any report or subscription; by its blind index. */
export async function isAddressProven(ctx: Context, recipient: string): Promise<boolean> {
  const [row] = await ctx.db
    .select({ id: contacts.id })
    .from(contacts)
    .where(
      and(
        or(eq(contacts.mobileIndex, recipient), eq(contacts.emailIndex, recipient)),
        isNotNull(contacts.provenAt),
      ),
    )
    .limit(1)
  return row !== undefined
}
