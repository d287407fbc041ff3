import { and, eq, isNull } from 'drizzle-orm'
import { apiKeys } from '#db/schema/index.ts'
import { audit } from '#app/domain/audit/record.ts'
import type { ApiActor, Context } from '#app/domain/context.ts'
import { forbidden, unauthorized } from '#app/domain/errors.ts'
import { throttlePerSecond } from '#app/domain/throttle/per-second.ts'
import { keyedHash, randomToken } from '#app/platform/crypto.ts'
import { uuidv7 } from '#app/platform/uuid.ts'
import { scopes, type Scope } from './scopes.ts'

const prefix = 'fd_'
const hashOf = (key: string) => keyedHash('api-key', key)
const seenEveryMs = 60_000

/** Makes a key and returns it; it is shown this once and kept hashed. */
export async function createApiKey(
  ctx: Context,
  key: { name: string; scopes: readonly Scope[]; perSecond: number | null },
): Promise<string> {
  const secret = `${prefix}${randomToken(24)}`
  await storeApiKey(ctx, secret, key)
  return secret
}

export async function storeApiKey(
  ctx: Context,
  secret: string,
  key: { name: string; scopes: readonly Scope[]; perSecond: number | null },
): Promise<void> {
  const id = uuidv7(ctx.now)
  await ctx.db.insert(apiKeys).values({
    id,
    name: key.name,
    keyHash: hashOf(secret),
    scopes: [...key.scopes],
    perSecond: key.perSecond,
    createdAt: ctx.now,
  })
  await audit(ctx, { action: 'api_key.created', subject: { type: 'api_key', id } })
}

/** Who calls. Throws unauthorized for an unknown or revoked key, tooMany past the key's rate. */
export async function apiActor(ctx: Context, secret: string): Promise<ApiActor> {
  const [key] = secret.startsWith(prefix)
    ? await ctx.db
        .select()
        .from(apiKeys)
        .where(and(eq(apiKeys.keyHash, hashOf(secret)), isNull(apiKeys.revokedAt)))
    : []
  if (!key) throw unauthorized('api.key')
  if (key.perSecond !== null) throttlePerSecond(key.id, key.perSecond)
  if (!key.lastUsedAt || ctx.now.getTime() - key.lastUsedAt.getTime() > seenEveryMs) {
    await ctx.db.update(apiKeys).set({ lastUsedAt: ctx.now }).where(eq(apiKeys.id, key.id))
  }
  return {
    type: 'api',
    keyId: key.id,
    scopes: key.scopes.filter((scope): scope is Scope => scopes.some((known) => known === scope)),
  }
}

export function ensureScope(ctx: Context, scope: Scope): void {
  if (ctx.actor.type !== 'api' || !ctx.actor.scopes.includes(scope)) throw forbidden('api.scope')
}
