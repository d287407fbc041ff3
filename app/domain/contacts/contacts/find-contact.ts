import { eq } from 'drizzle-orm'
import { contacts } from '#db/schema/index.ts'
import type { Context } from '#app/domain/ground/context.ts'
import type { Contact } from './store-contact.ts'

export async function findContact(ctx: Context, id: string): Promise<Contact> {
  const [contact] = await ctx.db.select().from(contacts).where(eq(contacts.id, id))
  if (!contact) throw new Error(`contact ${id} is gone`)
  return contact
}

/** The same for whoever writes it anew: two that share it wait for each other. */
export async function lockContact(tx: Context, id: string): Promise<Contact> {
  const [contact] = await tx.db.select().from(contacts).where(eq(contacts.id, id)).for('update')
  if (!contact) throw new Error(`contact ${id} is gone`)
  return contact
}
