import type { Context } from '#app/domain/ground/context.ts'
import { fileReports } from '../file-reports.ts'
import type { Staff } from '../people.ts'
import { storyOf } from '../texts.ts'
import { rateAs } from '../tickets.ts'
import { acknowledge, solve } from '../work.ts'
import { hoursAfter, hoursBefore, type Situation } from './situation.ts'

export const quietDay: Situation = {
  shows: 'a dozen tickets of the last days, all answered and resolved; nothing is open',
  make: makeSolvedTickets,
}

/** A dozen tickets of the last nine days: each answered after an hour, resolved after three, every second one rated. */
export async function makeSolvedTickets(ctx: Context, staff: Staff): Promise<void> {
  const told = [storyOf('not_found'), storyOf('mismatch'), storyOf('not_synced'), storyOf('quota')] as const
  const wave = { count: 12, from: hoursBefore(ctx.now, 9 * 24), until: hoursBefore(ctx.now, 8), told }
  for (const [turn, filed] of (await fileReports(ctx, wave)).entries()) {
    const { createdAt } = filed.ticket
    await acknowledge(ctx, filed, staff, hoursAfter(createdAt, 1))
    await solve(ctx, filed, staff, hoursAfter(createdAt, 3))
    if (turn % 2 === 0) await rateAs(ctx, filed.ticket, hoursAfter(createdAt, 5), 5)
  }
}
