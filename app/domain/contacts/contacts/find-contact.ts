import { eq } from 'drizzle-orm'
import { contacts } from '#db/schema/index.ts'
import type { Context } from '#app/domain/ground/context.ts'
import type { Contact } from './store-contact.ts'

export async function findContact(ctx: Context, id: string): Promise<Contact> {
  const [contact] = await ctx.db.select().from(contacts).where(eq(contacts.id, id))
  if (!contact) throw new Error(`contact ${id} is gone`)
  return contact
}
