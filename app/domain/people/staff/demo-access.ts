import { and, eq, isNull } from 'drizzle-orm'
import { apiKeys, staff } from '#db/schema/index.ts'
import type { Database } from '#db/client.ts'
import { inTransaction, type Context } from '#app/domain/ground/context.ts'
import { ensure } from '#app/domain/ground/errors/errors.ts'
import { decryptIfReadable } from '#app/platform/crypto.ts'
import { revokeApiKey } from '#app/domain/people/api-keys/manage-api-keys.ts'
import { endStaff } from './leave.ts'

/** Of the accounts of the demo; no real mailbox can be there. */
const demoDomain = '@demo.invalid'
export const demoEmail = (account: string) => `${account}${demoDomain}`

/** The demo's key has all scopes and no limit: a key that an operator makes under this name has one. */
export const demoKeyName = 'demo'

export type DemoAccess = { staffIds: string[]; keyIds: string[] }

/** The ways into a demo whose password and key are printed at each start: its accounts and its key. */
export async function findDemoAccess(db: Database): Promise<DemoAccess> {
  const people = await db
    .select({ id: staff.id, emailCipher: staff.emailCipher })
    .from(staff)
    .where(isNull(staff.leftAt))
  const keys = await db
    .select({ id: apiKeys.id })
    .from(apiKeys)
    .where(and(eq(apiKeys.name, demoKeyName), isNull(apiKeys.perSecond), isNull(apiKeys.revokedAt)))
  return {
    staffIds: people.filter(isDemo).map(({ id }) => id),
    keyIds: keys.map(({ id }) => id),
  }
}

const isDemo = ({ id, emailCipher }: { id: string; emailCipher: Buffer }) =>
  decryptIfReadable(emailCipher, { table: 'staff', column: 'email', row: id })?.endsWith(demoDomain) ?? false

/**
 * Shuts the demo's ways in for good: its people leave, with their sessions and one-time links, and its key is revoked.
 * Their names stay on what they did. Returns what was shut; again, that is nothing.
 */
export function removeDemoAccess(ctx: Context): Promise<{ accounts: number; keys: number }> {
  return inTransaction(ctx, async (tx) => {
    ensure(tx.actor.type === 'system')
    const { staffIds, keyIds } = await findDemoAccess(tx.db)
    for (const staffId of staffIds) await endStaff(tx, staffId)
    for (const keyId of keyIds) await revokeApiKey(tx, keyId)
    return { accounts: staffIds.length, keys: keyIds.length }
  })
}
