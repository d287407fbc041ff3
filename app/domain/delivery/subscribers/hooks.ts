import type { Context } from '#app/domain/ground/context.ts'
import { invalid } from '#app/domain/ground/errors/errors.ts'
import { throttle } from '#app/domain/ground/throttle/throttle.ts'
import { isHookChannel, type Channel } from '#app/domain/ground/vocabulary/lanes.ts'

/** A secret that nothing would be signed with is a mistake about the channel. Throws invalid. */
export function ensureNoStraySecret({ channel, secret }: { channel: Channel; secret?: string | undefined }) {
  if (secret && !isHookChannel(channel)) throw invalid([{ field: 'secret', message: 'unused' }])
}

/** Strangers name addresses of one host without end: what is asked there for them is limited all the same. */
const perHost = { name: 'webhook-host', per: 'hour', atMost: 30 } as const

/** Counts one question to a program's host. Throws tooMany. */
export async function throttleHost(ctx: Context, channel: Channel, address: string): Promise<void> {
  if (channel === 'webhook') await throttle(ctx, perHost, new URL(address).host)
}
