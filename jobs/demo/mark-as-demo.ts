import { isNull, sql } from 'drizzle-orm'
import { contacts } from '#db/schema/index.ts'
import type { Context } from '#app/domain/ground/context.ts'

/** Marks everybody who can be written to: nothing that goes to a contact of the demo reaches a real provider. */
export const markAsDemo = (ctx: Context) =>
  ctx.db
    .update(contacts)
    .set({ demoSince: sql`now()` })
    .where(isNull(contacts.demoSince))
