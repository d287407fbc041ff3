import { desc } from 'drizzle-orm'
import { channelRules } from '#db/schema/index.ts'
import type { Context } from '#app/domain/ground/context.ts'
import type { Channel } from '#app/domain/ground/vocabulary/lanes.ts'
import { channelGroups } from '#app/domain/ground/vocabulary/channel-groups.ts'
import { cellOf, channelsOfMedium, switches } from './channel-rules.ts'

/** Why the row of a recipient stands in the ledger and nothing is sent. */
export const turnedOff = 'turned_off'

const mayBeOff = new Set(switches.map((cell) => cell.slice(0, cell.lastIndexOf(':'))))

/** The channels on which a transition is not told of at present; nothing is asked for what can't be turned off. */
export async function channelsOff(ctx: Context, transition: string): Promise<Channel[]> {
  if (!mayBeOff.has(transition)) return []
  const { off } = await currentRules(ctx)
  return channelGroups
    .filter((medium) => off.includes(cellOf(transition, medium)))
    .flatMap((medium) => channelsOfMedium[medium])
}

export type Rules = { version: number; off: readonly string[] }

export async function currentRules(ctx: Context): Promise<Rules> {
  const [last] = await ctx.db
    .select({ version: channelRules.version, off: channelRules.off })
    .from(channelRules)
    .orderBy(desc(channelRules.version))
    .limit(1)
  return last ?? { version: 0, off: [] }
}
