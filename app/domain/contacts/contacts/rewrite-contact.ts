import { and, eq, gt, isNull, sql } from 'drizzle-orm'
import { contacts, oneTimeCodes } from '#db/schema/index.ts'
import type { Context } from '#app/domain/ground/context.ts'
import { encrypt } from '#app/platform/crypto.ts'
import { indexesOf, type Contact } from './store-contact.ts'

/** Addresses already normalised; null: there is none. */
export type CorrectedContact = { name: string | null; mobile: string | null; email: string | null }

/**
 * Writes a contact anew in its row, sealed and indexed as at first; nothing is left of the former address. Another
 * address is proven by nobody yet, and a code that was sent to the former one opens nothing any more.
 */
export async function rewriteContact(tx: Context, contact: Contact, to: CorrectedContact): Promise<Contact> {
  const seal = (column: string, value: string | null) =>
    value ? encrypt(value, { table: 'contacts', column, row: contact.id }) : null
  const { hookIndex: _, ...indexes } = indexesOf({
    name: to.name ?? undefined,
    mobile: to.mobile ?? undefined,
    email: to.email ?? undefined,
  })
  const isElsewhere = indexes.mobileIndex !== contact.mobileIndex || indexes.emailIndex !== contact.emailIndex
  const [rewritten] = await tx.db
    .update(contacts)
    .set({
      nameCipher: seal('name', to.name),
      mobileCipher: seal('mobile', to.mobile),
      emailCipher: seal('email', to.email),
      ...indexes,
      notifyBy: channelsAfter(contact, to),
      ...(isElsewhere ? { provenAt: null } : {}),
    })
    .where(eq(contacts.id, contact.id))
    .returning()
  if (!rewritten) throw new Error(`contact ${contact.id} is gone`)
  if (isElsewhere) {
    await tx.db
      .update(oneTimeCodes)
      .set({ expiresAt: sql`now()` })
      .where(
        and(
          eq(oneTimeCodes.contactId, contact.id),
          isNull(oneTimeCodes.usedAt),
          gt(oneTimeCodes.expiresAt, sql`now()`),
        ),
      )
  }
  return rewritten
}

/** A channel that was wanted stays where it has an address; a new address is written to; one is never left without. */
function channelsAfter(contact: Contact, { mobile, email }: CorrectedContact): Contact['notifyBy'] {
  const wanted = (channel: 'sms' | 'email', had: string | null, has: string | null) =>
    has !== null && (had === null || contact.notifyBy.includes(channel)) ? [channel] : []
  const kept = [...wanted('sms', contact.mobileIndex, mobile), ...wanted('email', contact.emailIndex, email)]
  if (kept.length > 0) return kept
  return mobile ? ['sms'] : ['email']
}
