import { deflections } from '#db/schema/index.ts'
import { isCauseCode } from './cause-codes.ts'
import type { Context } from '#app/domain/ground/context.ts'
import { invalid } from '#app/domain/ground/errors/errors.ts'
import { throttleAddress } from '#app/domain/ground/throttle/throttle-address.ts'
import { isWithin } from '#app/domain/ground/throttle/throttle.ts'
import { blocksOf } from '#app/platform/address-block.ts'
import { uuidv7 } from '#app/platform/uuid.ts'

/** The page is one shared copy without a form key: a double click is told apart by its time. */
const sameClick = { name: 'deflection-click', per: 'minute', atMost: 1 } as const
const perAddress = { name: 'deflection', per: 'hour', atMost: 60 } as const

/** Counts a self-check that solved it: the cause and the time, nothing about the person. Throws tooMany. */
export async function countDeflection(ctx: Context, causeCode: string, address: string): Promise<void> {
  if (!isCauseCode(causeCode)) throw invalid([{ field: 'cause', message: 'choice' }])
  await throttleAddress(ctx, perAddress, address)
  if (!(await isWithin(ctx, sameClick, `${blocksOf(address).own} ${causeCode}`))) return
  await ctx.db
    .insert(deflections)
    .values({ id: uuidv7(ctx.now), causeCode, solved: true, createdAt: ctx.now })
}
