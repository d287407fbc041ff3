import { and, eq, sql } from 'drizzle-orm'
import { idempotencyKeys } from '#db/schema/index.ts'
import { inTransaction, type Context } from '#app/domain/ground/context.ts'
import { DomainError } from '#app/domain/ground/errors/errors.ts'
import { decrypt, encrypt, keyedHash } from '#app/platform/crypto.ts'

export type Answer<Body> = { status: number; body: Body }
export type Call = {
  /** Whose keys these are: an API key, a form. */
  scope: string
  key: string
  /** The body as sent, whole; kept as a keyed hash only. */
  body: string
  /** Why the same key with another body is refused, a key of the errors catalogue. */
  refusal?: 'idempotency.other_body' | 'form.other_words'
}

/**
 * Does a thing once a key. The key is written first, in the same transaction as the work: of equal calls at once the
 * others wait for the first to commit and then give its answer; one that fails leaves the key free. The same key
 * with another body is refused.
 */
export function once<Body>(
  ctx: Context,
  call: Call,
  work: (tx: Context) => Promise<Answer<Body>>,
): Promise<Answer<Body>> {
  return inTransaction(ctx, async (tx) => {
    const bodyHash = keyedHash('idempotency-body', call.body)
    const place = and(eq(idempotencyKeys.scope, call.scope), eq(idempotencyKeys.key, call.key))
    const [mine] = await tx.db
      .insert(idempotencyKeys)
      .values({ scope: call.scope, key: call.key, bodyHash, createdAt: tx.now })
      .onConflictDoNothing()
      .returning({ key: idempotencyKeys.key })
    if (mine) {
      const answer = await work(tx)
      await tx.db
        .update(idempotencyKeys)
        .set({ answerCipher: encrypt(JSON.stringify(answer), cipherPlace(call)) })
        .where(place)
      return answer
    }
    const [before] = await tx.db.select().from(idempotencyKeys).where(place)
    if (!before?.answerCipher) throw new Error('an idempotency key without its answer')
    if (before.bodyHash !== bodyHash)
      throw new DomainError('invalid', call.refusal ?? 'idempotency.other_body')
    return JSON.parse(decrypt(before.answerCipher, cipherPlace(call)))
  })
}

const cipherPlace = ({ scope, key }: Call) => ({
  table: 'idempotency_keys',
  column: 'answer',
  row: `${scope}\n${key}`,
})

/** Keys older than a day; part of the sweep. */
export async function forgetOldKeys(ctx: Context): Promise<void> {
  await ctx.db.execute(sql`delete from ${idempotencyKeys} where created_at < now() - interval '2 days'`)
}
