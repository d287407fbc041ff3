import { desc, eq } from 'drizzle-orm'
import { channelRules, staff } from '#db/schema/index.ts'
import type { Context } from '#app/domain/ground/context.ts'
import { ensure } from '#app/domain/ground/errors/errors.ts'
import { canSeeRules } from './policy.ts'
import type { ChannelGroup } from '#app/domain/ground/vocabulary/channel-groups.ts'
import { cellOf, channelRuleTable, type ChannelRule } from './channel-rules.ts'
import { currentRules } from './turned-off.ts'

export type Cell = { medium: ChannelGroup; name: string; state: 'on' | 'off' | 'fixed' }
export type RuleRow = Omit<ChannelRule, 'media'> & { cells: Cell[] }
export type RuleChange = {
  version: number
  turnedOff: string[]
  turnedOn: string[]
  reason: string
  by: string
  at: Date
}
export type RulesView = { version: number; rows: RuleRow[]; changes: RuleChange[] }

const mostChanges = 20

/** The whole table as it holds, and how it came to be. */
export async function showChannelRules(ctx: Context): Promise<RulesView> {
  ensure(canSeeRules(ctx.actor))
  const { version, off } = await currentRules(ctx)
  const rows = channelRuleTable.map(({ media, ...transition }): RuleRow => ({
    ...transition,
    cells: media.map((medium) => {
      const name = cellOf(transition.name, medium)
      return { medium, name, state: transition.fixed ? 'fixed' : off.includes(name) ? 'off' : 'on' }
    }),
  }))
  return { version, rows, changes: await changesOf(ctx) }
}

async function changesOf(ctx: Context): Promise<RuleChange[]> {
  const { version, off, reason, createdAt, staffId } = channelRules
  const found = await ctx.db
    .select({ version, off, reason, at: createdAt, by: staff.name })
    .from(channelRules)
    .innerJoin(staff, eq(staff.id, staffId))
    .orderBy(desc(version))
    .limit(mostChanges + 1)
  return found.slice(0, mostChanges).map(({ off: after, ...change }, index) => {
    const before = found[index + 1]?.off ?? []
    return {
      ...change,
      turnedOff: after.filter((cell) => !before.includes(cell)),
      turnedOn: before.filter((cell) => !after.includes(cell)),
    }
  })
}
