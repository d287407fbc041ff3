import type { Context } from '#app/domain/ground/context.ts'
import type { Ticket } from '#app/domain/desk/tickets/ticket.ts'
import { inParallel } from './in-parallel.ts'
import type { Story } from './texts.ts'
import { fileDemoReport } from './tickets.ts'

export type Filed = { ticket: Ticket; story: Story }
type Wave = {
  count: number
  from: Date
  until: Date
  /** What they report, in turns. */
  told: readonly [Story, ...Story[]]
  /** How many reports there are already: each has an invoice and a reporter of its own. */
  after?: number
}

/** Files reports evenly spread over a time; gives their tickets, the oldest first. */
export async function fileReports(ctx: Context, wave: Wave): Promise<Filed[]> {
  const { count, from, until, told, after = 0 } = wave
  const filed: Filed[] = []
  await inParallel(count, async (at, random) => {
    const filedAt = new Date(from.getTime() + (at / count) * (until.getTime() - from.getTime()))
    const story = told[at % told.length] ?? told[0]
    filed[at] = { story, ticket: await fileDemoReport(ctx, random, filedAt, after + at, story) }
  })
  return filed
}
