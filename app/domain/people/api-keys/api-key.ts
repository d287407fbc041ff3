import { and, eq, isNull } from 'drizzle-orm'
import { apiKeys } from '#db/schema/index.ts'
import type { ApiActor, Context } from '#app/domain/ground/context.ts'
import { forbidden, unauthorized } from '#app/domain/ground/errors/errors.ts'
import { throttlePerSecond } from '#app/domain/ground/throttle/per-second.ts'
import { keyedHash } from '#app/platform/crypto.ts'
import { isScope, type Scope } from '#app/domain/people/roles/scopes.ts'

export const keyPrefix = 'fd_'
export const hashOfKey = (key: string) => keyedHash('api-key', key)
const seenEveryMs = 60_000

/**
 * Who calls. The database is asked at each call, so that a revoked key is refused at once in every process. Throws
 * unauthorized for an unknown or revoked key, tooMany past the key's rate.
 */
export async function apiActor(ctx: Context, secret: string): Promise<ApiActor> {
  const [key] = secret.startsWith(keyPrefix)
    ? await ctx.db
        .select()
        .from(apiKeys)
        .where(and(eq(apiKeys.keyHash, hashOfKey(secret)), isNull(apiKeys.revokedAt)))
    : []
  if (!key) throw unauthorized('api.key')
  if (key.perSecond !== null) throttlePerSecond(key.id, key.perSecond)
  if (!key.lastUsedAt || ctx.now.getTime() - key.lastUsedAt.getTime() > seenEveryMs) {
    await ctx.db.update(apiKeys).set({ lastUsedAt: ctx.now }).where(eq(apiKeys.id, key.id))
  }
  return {
    type: 'api',
    keyId: key.id,
    scopes: key.scopes.filter(isScope),
  }
}

export function ensureScope(ctx: Context, scope: Scope): void {
  if (ctx.actor.type !== 'api' || !ctx.actor.scopes.includes(scope)) throw forbidden('api.scope')
}
