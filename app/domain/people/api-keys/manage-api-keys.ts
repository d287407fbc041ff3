import { and, asc, eq, isNull } from 'drizzle-orm'
import { apiKeys } from '#db/schema/index.ts'
import { record } from '#app/domain/ground/audit/record.ts'
import { inTransaction, type Context } from '#app/domain/ground/context.ts'
import { ensure, invalid, notFound } from '#app/domain/ground/errors/errors.ts'
import { randomToken } from '#app/platform/crypto.ts'
import { isUuid, uuidv7 } from '#app/platform/uuid.ts'
import { hashOfKey, keyPrefix } from './api-key.ts'
import { canManageKeys } from '#app/domain/people/roles/people-policy.ts'
import { isScope, type Scope } from '#app/domain/people/roles/scopes.ts'

/** `perSecond`: requests a second, null for no limit. */
export type NewApiKey = { name: string; scopes: readonly string[]; perSecond: number | null }

export type ApiKeyRow = {
  id: string
  name: string
  scopes: string[]
  createdAt: Date
  lastUsedAt: Date | null
  revokedAt: Date | null
}
const longestName = 80

/** Makes a key and returns it; it is shown this once and kept hashed. Throws invalid for a name or scopes that are none. */
export async function createApiKey(ctx: Context, key: NewApiKey): Promise<string> {
  const name = key.name.trim()
  if (!name) throw invalid([{ field: 'name', message: 'required' }])
  if (name.length > longestName) throw invalid([{ field: 'name', message: 'too_long' }])
  const scopes = key.scopes.filter(isScope)
  if (scopes.length === 0 || scopes.length < key.scopes.length)
    throw invalid([{ field: 'scopes', message: 'unknown' }])
  const secret = `${keyPrefix}${randomToken(24)}`
  await storeApiKey(ctx, secret, { name, scopes, perSecond: key.perSecond })
  return secret
}

/** Keeps a key that was made elsewhere. */
export function storeApiKey(
  ctx: Context,
  secret: string,
  key: { name: string; scopes: readonly Scope[]; perSecond: number | null },
): Promise<void> {
  return inTransaction(ctx, async (tx) => {
    ensure(canManageKeys(tx.actor))
    const id = uuidv7(tx.now)
    await tx.db.insert(apiKeys).values({
      id,
      name: key.name,
      keyHash: hashOfKey(secret),
      scopes: [...key.scopes],
      perSecond: key.perSecond,
      createdAt: tx.now,
    })
    await record(tx, {
      action: 'api_key.created',
      subject: { type: 'api_key', id },
      details: { name: key.name, scopes: key.scopes },
    })
  })
}

/** Every key there ever was, the oldest first; none of them can be shown again. */
export function listApiKeys(ctx: Context): Promise<ApiKeyRow[]> {
  ensure(canManageKeys(ctx.actor))
  const { id, name, scopes, createdAt, lastUsedAt, revokedAt } = apiKeys
  return ctx.db
    .select({ id, name, scopes, createdAt, lastUsedAt, revokedAt })
    .from(apiKeys)
    .orderBy(asc(apiKeys.createdAt), asc(apiKeys.id))
}

/** Ends a key for good: its next call is refused, in every process. Of a key that has ended nothing changes. Throws notFound. */
export function revokeApiKey(ctx: Context, keyId: string): Promise<void> {
  return inTransaction(ctx, async (tx) => {
    ensure(canManageKeys(tx.actor))
    const known = isUuid(keyId)
      ? await tx.db.select({ id: apiKeys.id }).from(apiKeys).where(eq(apiKeys.id, keyId))
      : []
    if (known.length === 0) throw notFound()
    const revoked = await tx.db
      .update(apiKeys)
      .set({ revokedAt: tx.now })
      .where(and(eq(apiKeys.id, keyId), isNull(apiKeys.revokedAt)))
      .returning({ id: apiKeys.id })
    if (revoked.length === 0) return
    await record(tx, { action: 'api_key.revoked', subject: { type: 'api_key', id: keyId } })
  })
}
