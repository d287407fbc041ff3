import { deflections } from '#db/schema/index.ts'
import { isCauseCode } from '#app/domain/causes/cause-codes.ts'
import type { Context } from '#app/domain/context.ts'
import { invalid } from '#app/domain/errors.ts'
import { throttle } from '#app/domain/throttle/throttle.ts'
import { uuidv7 } from '#app/platform/uuid.ts'

const perAddress = { name: 'deflection', per: 'hour', atMost: 60 } as const

/** Counts a self-check that solved it: the cause and the time, nothing about the person. Throws tooMany. */
export async function countDeflection(ctx: Context, causeCode: string, address: string): Promise<void> {
  if (!isCauseCode(causeCode)) throw invalid([{ field: 'cause', message: 'choice' }])
  await throttle(ctx, perAddress, address)
  await ctx.db
    .insert(deflections)
    .values({ id: uuidv7(ctx.now), causeCode, solved: true, createdAt: ctx.now })
}
